"""Pages that stand where they may stand: give a parent, name only what matters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone

from home.areas.models import Area, Level
from home.pages.models import (
    ClusterPage,
    ContentPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    RegionIndexPage,
    RegionPage,
)


def home(language: str = "fi") -> HomePage:
    """The front page that the migration made for this language."""
    page: HomePage = HomePage.objects.get(locale__language_code=language)
    return page


def area(code: str, level: Level, name: str, parent: Area | None = None) -> Area:
    return Area.objects.get_or_create(
        code=code, defaults={"level": level, "name_fi": name, "parent": parent}
    )[0]


class SitePageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: Any) -> Any:
        kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model_class, parent, kwargs)


class ContentPageFactory(SitePageFactory):
    parent = factory.LazyFunction(home)
    title = factory.Sequence("Sisältösivu {}".format)

    class Meta:
        model = ContentPage


class RegionIndexPageFactory(SitePageFactory):
    parent = factory.LazyFunction(home)
    title = "Alueet"

    class Meta:
        model = RegionIndexPage


class RegionPageFactory(SitePageFactory):
    parent = factory.SubFactory(RegionIndexPageFactory)
    area = factory.LazyFunction(
        lambda: area("pohjoinen", Level.REGION, "Pohjoinen alue")
    )
    title = factory.SelfAttribute("area.name_fi")

    class Meta:
        model = RegionPage


class ClusterPageFactory(SitePageFactory):
    parent = factory.SubFactory(RegionPageFactory)
    area = factory.LazyAttribute(
        lambda page: area(
            "pk-haukipudas", Level.CLUSTER, "Haukipudas", page.parent.area
        )
    )
    title = factory.SelfAttribute("area.name_fi")

    class Meta:
        model = ClusterPage


class NewsIndexPageFactory(SitePageFactory):
    parent = factory.LazyFunction(home)
    title = "Ajankohtaista"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(SitePageFactory):
    parent = factory.SubFactory(NewsIndexPageFactory)
    title = factory.Sequence("Uutinen {}".format)
    intro = "Mitä tapahtuu, milloin ja kenelle."
    date = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    body = [("text", "<p>Leipäteksti.</p>")]

    class Meta:
        model = NewsPage
