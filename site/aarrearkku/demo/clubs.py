"""Makes example clubs: seeded, realistic in their times, ages and prices, never ending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time, timedelta
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any

from aarrearkku.demo import enrolment, timing
from aarrearkku.demo.organisers import Organisers
from aarrearkku.demo.recipes import Recipe, Who, recipes
from aarrearkku.demo.seasons import Seasons
from aarrearkku.demo.venues import Venues
from aarrearkku.demo.writing import new_uuid, published
from activities.models import Activity, ActivityMoment, DatedSession, Slot, SlotChange
from home.areas.models import Level
from home.areas.tree import tree as areas
from home.attributes import Running
from home.audience import Audience
from home.calendar_days import at
from home.organisations.models import Organisation
from home.slugs import stem
from home.themes.tree import tree as themes
from meeting_places.models import MeetingPlace

# Roughly as the children live; see Area.children_under_18.
REGIONS = {"keskinen": 28, "pohjoinen": 24, "itainen": 26, "etelainen": 22}
# Of ten clubs: school clubs of the Finnish model, those of associations, open groups.
MIX = (
    "school_clubs",
    "association_clubs",
    "school_clubs",
    "open_groups",
    "association_clubs",
    "school_clubs",
    "association_clubs",
    "open_groups",
    "school_clubs",
    "association_clubs",
)
NOTICES = (
    (
        "Käynti on remontin ajan pihan puolen ovesta.",
        "Använd dörren mot gården under renoveringen.",
        "Use the door on the courtyard side during the repairs.",
    ),
    (
        "Ohjaaja vaihtuu, kerho jatkuu entiseen aikaan.",
        "Ledaren byts, klubben fortsätter som förut.",
        "A new instructor; the club goes on as before.",
    ),
)


@dataclass
class Club:
    """One activity with all its rows, not saved yet."""

    activity: Activity
    slots: list[Slot] = field(default_factory=list)
    sessions: list[DatedSession] = field(default_factory=list)
    changes: list[SlotChange] = field(default_factory=list)
    moment: ActivityMoment | None = None
    more_themes: list[int] = field(default_factory=list)
    co_organisers: list[int] = field(default_factory=list)


class ClubMaker:
    """An endless row of clubs. The same seed and day give the same clubs."""

    def __init__(
        self,
        venues: Venues,
        organisers: Organisers,
        seasons: Seasons,
        seed: int,
        first_number: int = 0,
        source: str = "demo",
    ) -> None:
        self.venues = venues
        self.organisers = organisers
        self.seasons = seasons
        # Clubs are numbered on when more are made: their addresses end in it.
        self.first_number = first_number
        self.source = source
        # Clubs added later draw other uuids than those that are there.
        self.rng = Random(seed + first_number)  # noqa: S311 - examples, not secrets
        self._met: set[tuple[str, int, str]] = set()
        self._written = {name: cycle(self._shuffled(name)) for name in set(MIX)}

    def __iter__(self) -> Iterator[Club]:
        for number, file in enumerate(cycle(MIX), self.first_number):
            recipe, who = next(self._written[file])
            yield self._make(number, recipe, who)

    def _shuffled(self, file: str) -> list[tuple[Recipe, Who]]:
        # Sorted by nothing: each recipe with each of its groups comes once a round.
        pairs = [
            (recipe, who)
            for recipe in recipes(file)
            if timing.can_be_had(recipe, self.seasons)
            for who in recipe.who
        ]
        Random(file).shuffle(pairs)  # noqa: S311
        return pairs

    def _make(self, number: int, recipe: Recipe, who: Who) -> Club:
        region, place = self._place(recipe, who)
        organiser = self._organiser(recipe, region)
        activity = Activity(
            **self._texts(recipe, who, place),
            **published(self.rng),
            **_audience(recipe, who, self.rng),
            **_price(recipe, self.rng),
            uuid=new_uuid(self.rng),
            kind=recipe.kind,
            theme_id=themes().by_code[recipe.theme].id,
            organisation=organiser,
            place=place,
            place_note_fi=recipe.note if place.kind == MeetingPlace.Kind.SCHOOL else "",
            region_id=place.region_id,
            funding=_funding(recipe, organiser),
            is_example=True,
            source=self.source,
            source_id=str(number),
        )
        self._tell_practical(activity, recipe, place)
        self._tell_welcome(activity, recipe)
        activity.slug = f"{stem(activity, activity.name_fi)[:100]}-{number + 1}"
        club = Club(activity)
        timing.plan(club, recipe, who, self.seasons, number, self.rng)
        enrolment.plan(club, recipe, self.seasons, number, self.rng)
        self._tell_moment(club, number)
        self._join(club, recipe, organiser, region)
        return club

    def _place(self, recipe: Recipe, who: Who) -> tuple[str, MeetingPlace]:
        """A place where this group does not meet yet, as long as there is one."""
        fitting = {
            region: places
            for region in REGIONS
            if (
                places := [
                    place
                    for place in self.venues.at(recipe.where, region)
                    if _takes(place, who)
                ]
            )
        }
        weights = [REGIONS[region] for region in fitting]
        for _attempt in range(12):
            region = self.rng.choices(list(fitting), weights)[0]
            place = self.rng.choice(fitting[region])
            key = (recipe.name, place.pk, who.label)
            if key not in self._met:
                break
        self._met.add(key)
        return region, place

    def _organiser(self, recipe: Recipe, region: str) -> Organisation:
        if recipe.is_of_finnish_model:
            return self.organisers.of_school_clubs()
        return self.rng.choice(self.organisers.for_club(recipe, region))

    def _texts(self, recipe: Recipe, who: Who, place: MeetingPlace) -> dict[str, str]:
        texts = dict(recipe.texts)
        texts["name_fi"] = _finnish_name(recipe, who, place)
        for language in ("sv", "en"):
            if name := texts.get(f"name_{language}"):
                texts[f"name_{language}"] = f"{name}, {place.name_fi}"
        return texts

    def _tell_practical(
        self, activity: Activity, recipe: Recipe, place: MeetingPlace
    ) -> None:
        rng = self.rng
        activity.snack = recipe.snack
        activity.bring_note_fi = recipe.bring
        activity.transport = (
            recipe.transport
            or rng.choices(
                ["none", "bus_near", "school_transport_ok"],
                [40, 40, 20] if recipe.is_of_finnish_model else [50, 50, 0],
            )[0]
        )
        if activity.transport == "arranged":
            activity.transport_note_fi = "Yhteinen bussi lähtee ja palaa kerhopaikalle."
        slug = activity.organisation.slug
        activity.contact_name = "Kerhon ohjaaja"
        activity.contact_email = f"kerhot@{slug}.example"
        activity.contact_public = rng.random() < 0.8
        if recipe.is_of_finnish_model and place.kind == MeetingPlace.Kind.SCHOOL:
            activity.school = place
            activity.own_school_first = rng.random() < 0.5
        if not recipe.outdoors and rng.random() < 0.03:
            fi, sv, en = rng.choice(NOTICES)
            activity.alert_fi, activity.alert_sv, activity.alert_en = fi, sv, en
            activity.alert_until = self.seasons.today + timedelta(days=14)

    def _tell_welcome(self, activity: Activity, recipe: Recipe) -> None:
        rng = self.rng
        activity.gender_group = recipe.group
        activity.adult_needed = recipe.adult
        activity.family_together = recipe.family
        activity.environment = "out" if recipe.outdoors else "in"
        activity.level = (
            "beginner" if "beginner" in recipe.easy and rng.random() < 0.5 else "all"
        )
        activity.low_threshold = list(recipe.easy)
        activity.keywords = list(recipe.keywords)
        activity.support = list(recipe.support)
        if not recipe.support and rng.random() < 0.15:
            activity.support = rng.sample(
                ["step_free", "support_person", "pictures"], 1
            )
        activity.languages = list(recipe.languages)
        if recipe.languages == ("fi",) and rng.random() < 0.08:
            activity.languages = ["fi", rng.choice(["sv", "en", "uk"])]

    def _tell_moment(self, club: Club, number: int) -> None:
        rng = self.rng
        confirmed = rng.randrange(0, 170) if number % 12 else rng.randrange(190, 260)
        when = self.seasons.today - timedelta(days=confirmed)
        running = {17: Running.PAUSED, 59: Running.CANCELLED}.get(
            number % 100, Running.RUNNING
        )
        moment = club.moment or ActivityMoment()
        moment.activity = club.activity
        moment.running = running
        moment.confirmed_at = at(when, time(12))
        if moment.places_updated_at and not number % 12:
            # Whoever has not confirmed the club for so long has not counted its places either.
            moment.places_updated_at = moment.confirmed_at
        club.moment = moment

    def _join(
        self, club: Club, recipe: Recipe, organiser: Organisation, region: str
    ) -> None:
        rng = self.rng
        tree = themes()
        if recipe.family and recipe.theme != "perhekahvila":
            club.more_themes.append(tree.by_code["perhe"].id)
        if recipe.is_of_finnish_model and rng.random() < 0.3:
            partners = self.organisers.for_club(recipe, region)
            partner = rng.choice(partners)
            if partner.pk != organiser.pk:
                club.co_organisers.append(partner.pk)


def _takes(place: MeetingPlace, who: Who) -> bool:
    """A school takes the grades it has; everything else takes everybody."""
    if place.kind != MeetingPlace.Kind.SCHOOL or who.mode is not Audience.Mode.GRADES:
        return True
    if place.min_grade is None or place.max_grade is None:
        return True
    return (who.lowest or 0) >= place.min_grade and (
        who.highest or 9
    ) <= place.max_grade


def _finnish_name(recipe: Recipe, who: Who, place: MeetingPlace) -> str:
    """Kellon koulun kokkikerho, 3.–4. lk; Futiskoulu 6–7 v; Perhekahvila, Kello."""
    if recipe.is_of_finnish_model:
        if place.name_fi.endswith(" koulu"):
            own = recipe.name if recipe.name[:2].isupper() else _lower(recipe.name)
            # A choir of a school need not say whose it is twice.
            own = own.removeprefix("koulu")
            return f"{place.name_fi}n {own}, {who.label}"
        return f"{recipe.name}, {who.label}, {place.name_fi}"
    label = who.label if len(recipe.who) > 1 or recipe.kind != "open" else ""
    if recipe.kind == "open":
        known = areas().by_id.get(place.area_id or 0)
        where = (
            known.name_fi
            if known and known.level is not Level.REGION
            else place.name_fi
        )
        return f"{recipe.name} {label}".strip() + f", {where}"
    return f"{recipe.name} {label}".strip()


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _audience(recipe: Recipe, who: Who, rng: Random) -> dict[str, Any]:
    if who.mode is Audience.Mode.ALL_AGES and rng.random() < 0.3:
        return {"audience_mode": Audience.Mode.UNKNOWN}
    if who.mode is Audience.Mode.GRADES:
        return {
            "audience_mode": who.mode,
            "min_grade": int(who.lowest or 0),
            "max_grade": int(who.highest or 9),
        }
    return {"audience_mode": who.mode, "min_age": who.lowest, "max_age": who.highest}


def _price(recipe: Recipe, rng: Random) -> dict[str, Any]:
    low, high = recipe.price
    step = 1 if recipe.price_type == "per_session" else 5
    price = Decimal(rng.randrange(low, high + 1, step)) if high else Decimal(0)
    told: dict[str, Any] = {"price_type": recipe.price_type, "price": price}
    if recipe.extra:
        told |= {"extra_cost_obligatory": True, "extra_cost_note_fi": recipe.extra}
    if price >= 40 and rng.random() < 0.4:
        told["discount_note_fi"] = rng.choice(
            [
                "Sisaruksista toinen puoleen hintaan.",
                "Vapaapaikkoja voi kysyä seurasta.",
            ]
        )
    if price:
        told["voucher_ok"] = rng.random() < 0.5
    return told


def _funding(recipe: Recipe, organiser: Organisation) -> str:
    if recipe.is_of_finnish_model:
        return Activity.Funding.FINNISH_MODEL
    if organiser.kind == Organisation.Kind.CITY:
        return Activity.Funding.MUNICIPAL
    return Activity.Funding.GRANT if not recipe.price[1] else Activity.Funding.OWN
