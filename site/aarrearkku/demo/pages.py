"""The pages of the demo city: front pages, regions, service clusters, news, content.

Written again and again with the same result: a page is known by its key and language, and
what it says is written over. Days are counted from today, so the demo never looks old.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone, translation
from wagtail.blocks import StreamBlock
from wagtail.models import Locale, Page

from aarrearkku.demo import pictures, prose
from home.areas.models import Area, Level
from home.pages.models import (
    ClusterPage,
    ContentPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    RegionIndexPage,
    RegionPage,
    RegionRole,
)
from home.texts import LANGUAGES, in_language

DATA = Path(__file__).parent / "data"
NAMESPACE = uuid.UUID("5b0f0c0e-5f4e-4a0c-9a53-6f0d2a3c7e11")
PageT = TypeVar("PageT", bound=Page)


def nobody_watches(done: int, total: int) -> None:
    """No progress is shown."""


@transaction.atomic
def build_pages(
    progress: Callable[[int, int], None] = nobody_watches, today: date | None = None
) -> int:
    """Write all pages; returns how many there are. The areas must have been loaded."""
    steps = list(Writer(today or timezone.localdate()).steps())
    for done, step in enumerate(steps, start=1):
        step()
        progress(done, len(steps))
    return int(Page.objects.filter(depth__gt=1).count())


def key_of(key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, key)


class Writer:
    def __init__(self, today: date) -> None:
        self.today = today
        self.locales = {each.language_code: each for each in Locale.objects.all()}
        self.words = tomllib.loads((DATA / "regions.toml").read_text("utf-8"))
        self.areas = {
            area.code: area
            for area in Area.objects.filter(level__in=[Level.REGION, Level.CLUSTER])
        }
        self.contents = list(prose.read(DATA / "pages", today))
        self.news = list(prose.read(DATA / "news", today))

    def steps(self) -> Iterator[Callable[[], object]]:
        """What is to be written, parents first."""
        for language in LANGUAGES:
            yield partial(self.index_of_regions, language)
            yield partial(self.index_of_news, language)
            for code in self.words["regions"]:
                yield partial(self.region, language, code)
                yield partial(self.index_of_news, language, code)
                for cluster in self.clusters_of(code):
                    yield partial(self.cluster, language, cluster)
        for written in self.contents:
            yield partial(self.content, written)
        # Their texts link to one another, so all of them have to be there first.
        for written in self.contents:
            yield partial(self.text, written)
        for written in self.news:
            yield partial(self.article, written)
        for language in LANGUAGES:
            yield partial(self.front_page, language)
            yield partial(self.work_of_regions, language)

    def clusters_of(self, region: str) -> list[Area]:
        below = [a for a in self.areas.values() if a.parent_id == self.areas[region].pk]
        return sorted(below, key=lambda area: area.name_fi)

    # One page at a time

    def put(
        self, model: type[PageT], parent: Page, key: str, language: str, **fields: Any
    ) -> PageT:
        """The page of this key and language under its parent, with these fields."""
        page: PageT = self.known(model, key, language) or model(
            translation_key=key_of(key), locale=self.locales[language]
        )
        for name, value in fields.items():
            setattr(page, name, value)
        page.draft_title = page.title
        page.first_published_at = page.first_published_at or timezone.now()
        page.last_published_at = page.last_published_at or page.first_published_at
        if page.pk:
            page.save()
        else:
            parent.add_child(instance=page)
        return page

    def known(self, model: type[PageT], key: str, language: str) -> PageT | None:
        page: PageT | None = model.objects.filter(
            translation_key=key_of(key), locale=self.locales[language]
        ).first()
        return page

    def parent(self, model: type[PageT], key: str, language: str) -> PageT:
        page = self.known(model, key, language)
        if page is None:
            raise LookupError(f"There is no {model.__name__} {key!r} in {language!r}.")
        return page

    def home(self, language: str) -> HomePage:
        page: HomePage = HomePage.objects.get(locale=self.locales[language])
        return page

    def index_of_regions(self, language: str) -> None:
        self.put(
            RegionIndexPage,
            self.home(language),
            "regions",
            language,
            title=self.words["index"]["title"][language],
            intro=self.words["index"]["intro"][language],
        )

    def index_of_news(self, language: str, region: str = "") -> None:
        above: Page = (
            self.parent(RegionPage, f"region/{region}", language)
            if region
            else self.home(language)
        )
        title = self.words["news"]["title"][language]
        self.put(NewsIndexPage, above, f"news/{region}", language, title=title)

    def region(self, language: str, code: str) -> None:
        texts, area = self.words["regions"][code], self.areas[code]
        page = self.put(
            RegionPage,
            self.parent(RegionIndexPage, "regions", language),
            f"region/{code}",
            language,
            area=area,
            title=str(in_language(area, "name", language)),
            slug=texts["slug"][language],
            motto=self.words["motto"][language],
            intro=texts[language],
            network=paragraphs(self.words["network"][language]),
            is_example=True,
        )
        page.roles = [
            RegionRole(name=name, task=task, email=f"aluetoiminta.{code}@oulu.example")
            for name, task in self.words["roles"][language]
        ]
        page.save()

    def cluster(self, language: str, area: Area) -> None:
        assert area.parent is not None  # noqa: S101 - a cluster lies in a region
        schools = self.words["schools"].get(area.code, [])
        self.put(
            ClusterPage,
            self.parent(RegionPage, f"region/{area.parent.code}", language),
            f"cluster/{area.code}",
            language,
            area=area,
            title=str(in_language(area, "name", language)),
            slug=area.code.removeprefix("pk-"),
            intro=self.words["cluster_intro"][language],
            network=paragraphs(self.words["cluster_network"][language]),
            schools=[("school", {"name": name, "grades": ""}) for name in schools],
            is_example=True,
        )

    def content(self, written: prose.Written) -> None:
        above, _, last = written.key.rpartition("/")
        facts, language = written.facts, written.language
        self.put(
            ContentPage,
            self.parent(ContentPage, above, language) if above else self.home(language),
            written.key,
            language,
            title=facts["title"],
            slug=facts.get("slug", last),
            intro=facts["intro"],
            is_plain=facts.get("plain", False),
            is_example=facts.get("example", False),
            show_in_menus=facts.get("menu", False),
        )

    def text(self, written: prose.Written) -> None:
        page = self.parent(ContentPage, written.key, written.language)
        page.body = self.body(ContentPage, written)
        page.save()

    def article(self, written: prose.Written) -> None:
        # A translation has the facts of the Finnish original, words aside.
        (original,) = (
            each
            for each in self.news
            if each.key == written.key and each.language == "fi"
        )
        facts = original.facts | written.facts
        page = self.put(
            NewsPage,
            self.parent(
                NewsIndexPage, f"news/{facts.get('region', '')}", written.language
            ),
            f"article/{written.key}",
            written.language,
            title=facts["title"],
            slug=facts.get("slug", written.key),
            intro=facts["intro"],
            date=self.today + timedelta(days=facts["day"]),
            body=self.body(NewsPage, written),
            image=pictures.drawing(facts["picture"]) if "picture" in facts else None,
            pinned=facts.get("pinned", False),
            is_example=True,
            **self.in_force(facts),
        )
        page.regions = [self.areas[code] for code in facts.get("regions", [])]
        page.save()
        if page.go_live_at:
            # What publish_scheduled looks for: a revision approved for that moment.
            page.save_revision(
                approved_go_live_at=page.go_live_at,
                overwrite_revision=page.latest_revision,
            )

    def in_force(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Scheduled, expiring and expired articles, as Wagtail marks them."""

        def morning(days: int | None) -> datetime | None:
            if days is None:
                return None
            day = self.today + timedelta(days=days)
            return timezone.make_aware(datetime.combine(day, time(8)))

        expired = facts.get("expired", False)
        return {
            "live": "go_live" not in facts and not expired,
            "expired": expired,
            "go_live_at": morning(facts.get("go_live")),
            "expire_at": morning(facts.get("expire")),
        }

    def front_page(self, language: str) -> None:
        """The box at its end, which leads on."""
        words = self.words["teaser"][language]
        page = self.home(language)
        page.teaser_title, page.teaser_link = words["title"], words["link"]
        page.teaser_text = f"<p>{words['text']}</p>"
        page.teaser_page = self.parent(ContentPage, words["page"], language)
        page.save()

    def work_of_regions(self, language: str) -> None:
        """The list of regions leads on to how the city works in them."""
        page = self.parent(RegionIndexPage, "regions", language)
        page.work_page = self.parent(ContentPage, "alueellinen-toiminta", language)
        page.save()

    # Words

    def body(self, model: type[Page], written: prose.Written) -> Any:
        block: StreamBlock = model._meta.get_field("body").stream_block
        with translation.override(written.language):
            blocks = written.body(partial(self.address, written.language))
        return block.to_python(
            [{"type": kind, "value": value} for kind, value in blocks]
        )

    def address(self, language: str, key: str) -> dict[str, Any]:
        """The page of this key, in this language or else in Finnish."""
        pages = Page.objects.filter(translation_key=key_of(key))
        page = (
            pages.filter(locale=self.locales[language]).first()
            or pages.filter(locale=self.locales["fi"]).first()
        )
        if page is None:
            raise LookupError(f"A link leads to {key!r}, and there is no such page.")
        return {"page": page.pk, "address": ""}


def paragraphs(text: str) -> str:
    return "".join(f"<p>{prose.rich(part)}</p>" for part in text.split("\n\n"))
