"""A segment as one file that all workers of a host map into memory and share.

    magic, length and CRC of the head | head as JSON | arrays, each at a multiple of 64

It is written beside and renamed, so a reader sees a whole file or none. What does not look
right in any way raises `SnapshotError`, and the caller builds in memory instead.
"""

from __future__ import annotations

import hashlib
import json
import math
import mmap
import struct
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from home.attributes import EntryKind
from search.engines.base import Geography, Standing
from search.engines.memory.columns import Columns
from search.engines.memory.impacts import Statistics
from search.engines.memory.segment import Segment
from search.facts import FIELD_WEIGHTS
from search.files import written_beside
from search.query import AGE_OPTIONS

MAGIC = b"AARRE001"
FRAME = struct.Struct("<8sII")
ALIGNMENT = 64
# Raise when the meaning of an array changes.
FORMAT = 4


class SnapshotError(Exception):
    """The file cannot be used: not there, cut short, damaged, or of another catalogue."""


def shape_of_arrays() -> str:
    """A name for what the arrays mean; files made for another meaning are not read."""
    meaning = [FORMAT, AGE_OPTIONS, list(FIELD_WEIGHTS.items()), EntryKind.values]
    return hashlib.sha256(json.dumps(meaning).encode()).hexdigest()[:16]


def fingerprint(geography: Geography) -> str:
    """Equal for equal trees: the bitsets of areas depend on it."""
    return hashlib.sha256(
        json.dumps(geography.parents, sort_keys=True).encode()
    ).hexdigest()


def file_name(standing: Standing) -> str:
    return f"{standing.catalogue}-{standing.generation}.segment"


def save(
    path: Path, segment: Segment, standing: Standing, geography: Geography
) -> None:
    """Write the segment; OSError when the disk does not allow it."""
    placed: dict[str, Any] = {}
    at = crc = 0
    for name, values in segment.arrays.items():
        placed[name] = [values.dtype.str, values.shape, at]
        for piece in _pieces(values):
            crc = zlib.crc32(piece, crc)
            at += len(piece)
    head = json.dumps(
        {
            "shape": shape_of_arrays(),
            "standing": standing,
            "geography": fingerprint(geography),
            "size": segment.size,
            "statistics": segment.statistics,
            "names": segment.names,
            "arrays": placed,
            "length": at,
            "crc": crc,
        }
    ).encode()
    with written_beside(path) as file:
        file.write(FRAME.pack(MAGIC, len(head), zlib.crc32(head)) + head)
        file.write(bytes(-file.tell() % ALIGNMENT))
        for values in segment.arrays.values():
            for piece in _pieces(values):
                file.write(piece)


def _pieces(values: np.ndarray[Any, Any]) -> Iterator[memoryview | bytes]:
    """The bytes of an array, then what fills it up to the alignment."""
    if values.nbytes:
        yield np.ascontiguousarray(values).reshape(-1).view(np.uint8).data
    if values.nbytes % ALIGNMENT:
        yield bytes(-values.nbytes % ALIGNMENT)


def load(
    path: Path, standing: Standing, geography: Geography
) -> tuple[Segment, Standing]:
    """The segment of this catalogue, generation and tree, and the standing it was built at."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise SnapshotError(str(error)) from error
    head, begins = _head(mapped)
    made = Standing(*head["standing"])
    if head["shape"] != shape_of_arrays():
        raise SnapshotError("The file was made by another version of the program.")
    if made[:2] != standing[:2] or made.version > standing.version:
        raise SnapshotError("The file is of another catalogue, or of a future it lost.")
    if head["geography"] != fingerprint(geography):
        raise SnapshotError("The tree of areas has changed.")
    body = memoryview(mapped)[begins:]
    if len(body) != head["length"] or zlib.crc32(body) != head["crc"]:
        raise SnapshotError("The file is damaged.")
    arrays = {
        name: np.frombuffer(
            mapped, np.dtype(kind), count=math.prod(shape), offset=begins + at
        ).reshape(shape)
        for name, (kind, shape, at) in head["arrays"].items()
    }
    columns = Columns(
        head["size"], arrays, head["names"], Statistics(*head["statistics"])
    )
    return Segment(columns), made


def _head(mapped: mmap.mmap) -> tuple[dict[str, Any], int]:
    """The head, and where the arrays begin."""
    if len(mapped) < FRAME.size:
        raise SnapshotError("The file is cut short.")
    magic, length, crc = FRAME.unpack(mapped[: FRAME.size])
    written = mapped[FRAME.size : FRAME.size + length]
    if magic != MAGIC or zlib.crc32(written) != crc:
        raise SnapshotError("The head of the file is damaged.")
    begins = FRAME.size + length
    head: dict[str, Any] = json.loads(written)
    return head, begins + -begins % ALIGNMENT


def sweep(folder: Path, keep: Collection[Path | None]) -> None:
    """Remove the files of other generations and catalogues, and what a killed build left.

    For whoever holds the lock. Who has a removed file mapped keeps it.
    """
    for pattern in ("*.segment", "*.new"):
        for old in folder.glob(pattern):
            if old not in keep:
                with suppress(OSError):
                    old.unlink()
