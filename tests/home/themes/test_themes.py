"""The families' themes: a tree in three languages, tied to the national ontology."""

from __future__ import annotations

import csv

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import override

from home.themes import loading
from home.themes.keywords import YSO, Keyword, address
from home.themes.models import Theme
from home.themes.tree import icon, tree
from tests.factories.themes import ThemeFactory

EXTRACT = loading.THEMES.with_name("yso_extract.tsv")


@pytest.fixture
def themes(db) -> None:
    loading.load()


def test_there_are_enough_themes_for_families_to_choose_from(themes):
    assert Theme.objects.top().count() >= 12
    assert Theme.objects.exclude(parent=None).count() >= 60


def test_every_theme_is_what_an_editor_could_have_typed(themes):
    for theme in Theme.objects.select_related("parent__parent"):
        theme.full_clean()


def test_loading_again_changes_nothing(themes):
    before = set(Theme.objects.values_list("pk", "code", "parent_id", "sort_order"))
    loading.load()
    assert before == set(
        Theme.objects.values_list("pk", "code", "parent_id", "sort_order")
    )


def test_every_name_is_there_in_three_languages():
    for row in loading.rows():
        assert row["name_fi"], row
        assert row["name_sv"], row
        assert row["name_en"], row


def test_every_ontology_concept_is_a_real_one():
    with EXTRACT.open(encoding="utf-8", newline="") as lines:
        labels = {row["id"]: row["fi"] for row in csv.DictReader(lines, delimiter="\t")}
    used = {row["yso"]: row["yso_label"] for row in loading.rows() if row["yso"]}
    assert used == labels
    assert len(used) > 100


def test_a_keyword_says_what_no_theme_does_in_the_readers_language():
    assert not {address(each) for each in Keyword} & {
        YSO + row["yso"] for row in loading.rows()
    }
    with override("sv"):
        assert Keyword("p10404").label == "aikido"
        assert Keyword("p4402").label == "rymden"
    with override("en"):
        assert Keyword("p2698").label == "graphics"


def test_every_icon_is_drawn(themes):
    sprite = (settings.BASE_DIR / "site" / "static" / "icons.svg").read_text()
    for theme in Theme.objects.top():
        assert f'id="{theme.icon}"' in sprite, theme


def test_a_theme_without_an_icon_has_that_of_the_theme_above(themes):
    assert icon("jalkapallo") == icon("palloilu") == "ball"


def test_below_a_theme_are_all_its_levels(themes):
    assert {"liikunta", "kamppailulajit", "judo"} <= tree().below("liikunta")


def test_a_theme_is_not_part_of_itself(db):
    top = ThemeFactory(code="musiikki")
    below = ThemeFactory(code="laulu", parent=top)
    top.parent = below
    with pytest.raises(ValidationError) as refused:
        top.clean()
    assert set(refused.value.error_dict) == {"parent"}


@pytest.mark.parametrize(
    "address",
    ["https://www.yso.fi/onto/yso/p916", "http://www.yso.fi/onto/yso/liikunta"],
    ids=["not the form the ontology uses", "a word instead of a concept"],
)
def test_an_address_outside_the_ontology_is_refused(db, address):
    with pytest.raises(ValidationError) as refused:
        ThemeFactory.build(yso_uri=address).full_clean()
    assert set(refused.value.error_dict) == {"yso_uri"}
