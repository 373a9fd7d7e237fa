"""The read model of the search: one row per thing that can be found, and the catalogue's clock.

Rows are written by `search.entries.writing` only, in the transaction that changes what they tell of.
They can always be made again from the source rows: `manage.py rebuild_entries`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.db import connections, models

from home.attributes import EntryKind

Json = dict[str, Any]


class Source(models.IntegerChoices):
    """Which table an entry tells of."""

    ACTIVITY = 0, "activity"
    PLACE = 1, "meeting place"
    STOP = 2, "stop"

    def key(self, pk: int) -> int:
        """A number for the row `pk` of this table that no row of another table has.

        It is the same in every generation, so an answer found in one is shown from the next.
        """
        return pk * len(Source) + self.value

    @classmethod
    def of(cls, key: int) -> tuple[Source, int]:
        """The table and the row that a key tells of."""
        pk, source = divmod(key, len(cls))
        return cls(source), pk


TOLD = """
    SELECT key, facts, card FROM search_entry
    WHERE generation = (SELECT generation FROM search_cataloguestate WHERE id = %s)
    AND NOT deleted AND key IN ({places})
"""

# SQLite before 3.32 takes 999 values in a query.
KEYS_AT_ONCE = 900


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, generation: int) -> Self:
        return self.filter(generation=generation)

    def in_use(self) -> Self:
        """Those of the generation that is read at this very moment."""
        state = CatalogueState.objects.filter(pk=CatalogueState.ONLY)
        return self.filter(generation=models.Subquery(state.values("generation")))

    def told(self, keys: Sequence[int]) -> dict[int, tuple[Json, Json]]:
        """Facts and card of each of these that may be found at this very moment, by key.

        By hand: on a page of cards the ORM would take as long as the engine.
        """
        found: dict[int, tuple[Json, Json]] = {}
        with connections[self.db].cursor() as cursor:
            for start in range(0, len(keys), KEYS_AT_ONCE):
                some = keys[start : start + KEYS_AT_ONCE]
                places = ", ".join(["%s"] * len(some))
                cursor.execute(TOLD.format(places=places), [CatalogueState.ONLY, *some])
                for key, facts, card in cursor.fetchall():
                    found[key] = json.loads(facts), json.loads(card)
        return found

    def generations(self) -> list[int]:
        """Every generation that has rows."""
        return list(self.order_by().values_list("generation", flat=True).distinct())

    def findable(self) -> Self:
        return self.filter(deleted=False)

    def changed_since(self, version: int) -> Self:
        """What was written after this version, tombstones too, oldest change first."""
        return self.filter(version__gt=version).order_by("version", "key")

    def key_of(self, uuid: uuid.UUID) -> int | None:
        """The key of the entry that is known by this identifier."""
        return self.filter(uuid=uuid).values_list("key", flat=True).first()

    def with_keys(self, keys: Iterable[int]) -> Self:
        return self.filter(key__in=keys)


class Entry(models.Model):
    """What the search knows of one club, listed meeting place, or stop of a mobile service.

    Facts and intervals only, never a state that moves with the clock. A generation is a
    whole set of entries: one is read while the next is being built.
    """

    generation = models.PositiveIntegerField()
    key = models.BigIntegerField()
    uuid = models.UUIDField()
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    source = models.PositiveSmallIntegerField(choices=Source.choices)
    source_id = models.BigIntegerField()
    # The edit that wrote the row; 0 when the build of its generation did.
    version = models.BigIntegerField(default=0)
    # A tombstone: what stood here is not to be found any more.
    deleted = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    card = models.JSONField(default=dict)
    tokens = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["generation", "key"], name="one_entry_a_generation"
            )
        ]
        indexes = [
            models.Index(fields=["generation", "version"], name="entry_changes"),
            models.Index(fields=["generation", "uuid"], name="entry_uuid"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"


class CatalogueState(models.Model):
    """The one row that tells every process what the catalogue is at.

    `generation` is read; `building` is written too while a rebuild goes on. Both are raised,
    never used twice.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    catalogue = models.UUIDField(default=uuid.uuid4)
    version = models.BigIntegerField(default=0)
    generation = models.PositiveIntegerField(default=1)
    building = models.PositiveIntegerField(null=True)
    last_generation = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_catalogue")
        ]

    def __str__(self) -> str:
        return f"version {self.version}, generation {self.generation}"


class Version(models.Model):
    """One number per edit of this database's own past.

    An engine that stands at a number that is not here has read another past (a backup was
    restored since), and must read everything anew.
    """

    number = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.number)


class Waiting(models.Model):
    """A row whose entry an edit of many things has left to the next tick."""

    source = models.PositiveSmallIntegerField(choices=Source.choices)
    source_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], name="waits_only_once"
            )
        ]

    def __str__(self) -> str:
        return f"{Source(self.source).label} {self.source_id}"


# The models of the rooms of this app, for Django to find.
from search.log.models import Searched as Searched  # noqa: E402
from search.log.models import SearchedWords as SearchedWords  # noqa: E402
