"""Rows that are saved with their parts: a club with its times, a service with its stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from django.db import transaction
from modelcluster.models import ClusterableModel

# What others hang around the saving of a whole: opened before its first row is written,
# closed after its last one, inside the transaction.
around: list[Callable[[], AbstractContextManager[None]]] = []


class Whole(ClusterableModel):
    """Saved and deleted with all its parts as one edit, in one transaction."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with one_edit():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with one_edit():
            return super().delete(*args, **kwargs)


@contextmanager
def one_edit() -> Iterator[None]:
    with transaction.atomic(), ExitStack() as stack:
        for opened in around:
            stack.enter_context(opened())
        yield
