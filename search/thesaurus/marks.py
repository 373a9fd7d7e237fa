"""The marks that a concept can lead to: tokens with a colon, told in `search.entries.marks`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.attributes import EntryKind, LowThreshold, SpokenLanguage, Support
from meeting_places.models import MeetingPlace, MobileService

Labels = Mapping[str, str | Promise]

# By the part before the colon: what the marks tell of, and each one's words.
MARKS: Mapping[str, tuple[str | Promise, Labels]] = {
    "kind": (_("What"), dict(EntryKind.choices)),
    "place": (_("Kind of meeting place"), dict(MeetingPlace.Kind.choices)),
    "mobile": (_("Kind of mobile service"), dict(MobileService.Kind.choices)),
    "easy": (_("Easy to join"), dict(LowThreshold.choices)),
    "support": (_("Access and support"), dict(Support.choices)),
    "lang": (_("Language"), dict(SpokenLanguage.choices)),
    "gender": (_("Group"), {"girls": _("For girls"), "boys": _("For boys")}),
    "for": (
        _("For whom"),
        {
            "baby": _("Babies"),
            "toddler": _("Toddlers"),
            "child": _("Children"),
            "teen": _("Teenagers"),
            "adult": _("Adults"),
            "senior": _("Seniors"),
            "family": _("Families"),
        },
    ),
    "free": (_("Price"), {"1": _("Free of charge")}),
    "when": (
        _("When"),
        {
            "morning": _("In the morning"),
            "afternoon": _("In the afternoon"),
            "evening": _("In the evening"),
            "weekend": _("At the weekend"),
            "summer": _("In summer"),
            "holiday": _("In the holidays"),
        },
    ),
}


def marks() -> Iterator[str]:
    """Every mark beside those of themes, such as `easy:friend`."""
    for prefix, (_heading, labels) in MARKS.items():
        for code in labels:
            yield f"{prefix}:{code}"


def choices() -> list[tuple[str | Promise, list[tuple[str, str | Promise]]]]:
    """The marks under their headings, for a list to choose from."""
    return [
        (heading, [(f"{prefix}:{code}", label) for code, label in labels.items()])
        for prefix, (heading, labels) in MARKS.items()
    ]
