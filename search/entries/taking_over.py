"""What the entries in use have made of their texts is taken over where the texts are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from search.models import Entry

NOTHING: Mapping[str, dict[str, str]] = MappingProxyType({})
_kept = ContextVar("kept", default=NOTHING)


@contextmanager
def tokens_of(keys: Sequence[int]) -> Iterator[None]:
    """While entries with these keys are made, their tokens are known by what they were made from."""
    in_use = Entry.objects.in_use().findable().with_keys(keys)
    kept = dict(in_use.values_list("facts__texts", "tokens"))
    before = _kept.set(kept)
    try:
        yield
    finally:
        _kept.reset(before)


def tokens_made_from(texts: str) -> dict[str, str] | None:
    """Words by field, None when these texts were not analysed before."""
    return _kept.get().get(texts)
