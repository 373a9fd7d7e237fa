"""The marks that a concept can lead to: tokens with a colon, told in `search.entries.marks`."""

from __future__ import annotations

from collections.abc import Iterator

from home.attributes import EntryKind, LowThreshold, SpokenLanguage, Support
from meeting_places.models import MeetingPlace, MobileService

CODES: dict[str, tuple[str, ...]] = {
    "kind": tuple(EntryKind.values),
    "place": tuple(MeetingPlace.Kind.values),
    "mobile": tuple(MobileService.Kind.values),
    "easy": tuple(LowThreshold.values),
    "support": tuple(Support.values),
    "lang": tuple(SpokenLanguage.values),
    "gender": ("girls", "boys"),
    "for": ("baby", "toddler", "child", "teen", "adult", "senior", "family"),
    "free": ("1",),
    "when": ("morning", "afternoon", "evening", "weekend", "summer", "holiday"),
}


def marks() -> Iterator[str]:
    """Every mark beside those of themes, such as `easy:friend`."""
    for prefix, codes in CODES.items():
        for code in codes:
            yield f"{prefix}:{code}"
