"""The organisers of the demo city."""

from __future__ import annotations

from random import Random

from aarrearkku.demo import pictures
from aarrearkku.demo.recipes import Organiser, Recipe, organisers
from aarrearkku.demo.writing import new_uuid, published
from home.areas.models import Area, Level
from home.attributes import SpokenLanguage
from home.organisations.models import Organisation
from home.themes.models import Theme
from home.themes.tree import tree as themes

OF_SCHOOL_CLUBS = "harrastamisen-aarrearkku"
LOGOS = {
    "meripihkan-uimarit": "merkki-aalto",
    "kuukkelin-kulkijat": "merkki-kuusi",
    "kaikki-mukaan": "merkki-sydan",
    "suokukan-suunnistajat": "merkki-tahti",
}


class Organisers:
    """The written organisers with their rows, asked who could run a club."""

    def __init__(self, rows: dict[str, Organisation]) -> None:
        self.rows = rows
        self._by_theme: dict[tuple[str, str], list[Organisation]] = {}

    def of_school_clubs(self) -> Organisation:
        return self.rows[OF_SCHOOL_CLUBS]

    def for_club(self, recipe: Recipe, region: str) -> list[Organisation]:
        """Who runs clubs of this very theme in this region, else of the theme above it;
        the City's own where nobody does."""
        key = (recipe.theme, region)
        if key not in self._by_theme:
            self._by_theme[key] = next(
                (
                    found
                    for theme in themes().lineage(recipe.theme)
                    if (found := self._running(theme, region))
                ),
                [self.rows["oulun-yhteisotoiminta"]],
            )
        return self._by_theme[key]

    def _running(self, theme: str, region: str) -> list[Organisation]:
        return [
            self.rows[organiser.slug]
            for organiser in organisers()
            if theme in organiser.themes
            and (not organiser.regions or region in organiser.regions)
        ]


def build(rng: Random) -> Organisers:
    """Write the organisers, all of them examples."""
    rows = [_organisation(organiser, rng) for organiser in organisers()]
    Organisation.objects.bulk_create(rows)
    _join(rows)
    return Organisers({row.slug: row for row in rows})


def find() -> Organisers:
    """The organisers as they were written before."""
    slugs = [organiser.slug for organiser in organisers()]
    rows = Organisation.objects.filter(slug__in=slugs)
    return Organisers({row.slug: row for row in rows})


def _organisation(organiser: Organiser, rng: Random) -> Organisation:
    works_with_children = organiser.kind != Organisation.Kind.INFORMAL
    return Organisation(
        **organiser.texts,
        **published(rng),
        uuid=new_uuid(rng),
        slug=organiser.slug,
        kind=organiser.kind,
        description_fi=(
            f"{organiser.texts['summary_fi']} Tämä järjestäjä on esimerkki, jolla "
            "näytetään, millainen järjestäjän sivu on."
        ),
        languages=[
            SpokenLanguage.FI,
            *rng.sample([SpokenLanguage.SV, SpokenLanguage.EN], 1),
        ],
        website=f"https://{organiser.slug}.example/",
        email=f"toimisto@{organiser.slug}.example",
        contact_role="Kerhosihteeri" if works_with_children else "Yhteyshenkilö",
        checks_backgrounds=works_with_children,
        keeps_safer_space=works_with_children and rng.random() < 0.7,
        access_promise_fi=(
            "Kerro tarpeistanne ilmoittautuessanne, niin sovimme järjestelyistä."
            if works_with_children
            else ""
        ),
        logo=(
            pictures.drawing(LOGOS[organiser.slug]) if organiser.slug in LOGOS else None
        ),
        review_months=6 if works_with_children else 12,
        is_example=True,
    )


def _join(rows: list[Organisation]) -> None:
    """Their regions and themes; bulk_create writes no such rows."""
    areas = dict(Area.objects.of_level(Level.REGION).values_list("code", "pk"))
    theme_ids = dict(Theme.objects.values_list("code", "pk"))
    of_regions, of_themes = Organisation.regions.through, Organisation.themes.through
    for organiser, row in zip(organisers(), rows, strict=True):
        of_regions.objects.bulk_create(
            of_regions(organisation_id=row.pk, area_id=areas[code])
            for code in organiser.regions or sorted(areas)
        )
        of_themes.objects.bulk_create(
            of_themes(organisation_id=row.pk, theme_id=theme_ids[code])
            for code in organiser.themes
            if code in theme_ids
        )
