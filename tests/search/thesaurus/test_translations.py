"""Finnish for words that no concept has."""

from __future__ import annotations

import pytest

from search.thesaurus import translations
from search.thesaurus.kept import thesaurus
from search.thesaurus.translations import key_of, labels, make, path_of, translate
from tests.factories.themes import ThemeFactory


@pytest.mark.parametrize(
    ("text", "language", "finnish"),
    [
        ("knitting", "en", "neulonta"),
        ("Board games", "en", "lautapelit"),
        ("board game", "en", "lautapelit"),
        ("brädspelen", "sv", "lautapelit"),
        ("bradspel", "sv", "lautapelit"),
        ("hiking", "en", "retkeily"),
    ],
    ids=["a word", "two", "in the singular", "inflected", "without dots", "a half"],
)
def test_a_word_is_translated(text, language, finnish):
    assert finnish in translate(text, language)


@pytest.mark.parametrize("text", ["", "Oulu", "xyzzy", "a" * 500, "\n", "\t"])
def test_what_is_not_there_has_no_translation(text):
    assert translate(text, "en") == ()
    assert translate(text, "sv") == ()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_word_of_the_file_is_found(language):
    known = list(labels(language))
    assert len(known) > 20_000
    assert known == sorted(known, key=lambda row: row[0].encode())
    for key, finnish in [*known[:50], *known[::97], *known[-50:]]:
        found = translations._looked_up(translations._file(language), key.encode())
        assert tuple(found.decode().split("|")) == finnish


def test_the_files_are_made_of_labels(tmp_path):
    table = tmp_path / "labels.tsv"
    table.write_text(
        "id\tfi\tsv\ten\n"
        "p1\tlautapelit\tbrädspel\tboard games\n"
        "p2\tpiirustus\tteckning (konst)\tdrawing (creation)\n"
        "p3\tpiirustukset\tteckning\tdrawing\n"
        "p4\tretkeily\tvandring\thiking and camping\n"
        "p5\trock\trock\trock\n"
        "p94100\tOulu\tUleåborg\tOulu\n",
        encoding="utf-8",
    )
    make(table, tmp_path)
    lines = path_of("en", tmp_path).read_text(encoding="utf-8").splitlines()
    assert f"{key_of('drawing', 'en')}\tpiirustukset|piirustus" in lines
    assert f"{key_of('hiking', 'en')}\tretkeily" in lines
    assert not any("Oulu" in line or "rock" in line for line in lines)


@pytest.mark.django_db
def test_a_word_that_no_concept_has_is_reached_by_its_translation():
    assert "hyonteiset" in thesaurus().reach(["insekter"])
    assert "hyonteiset" in thesaurus().reach(["insects"])


@pytest.mark.django_db
def test_a_translated_word_leads_where_the_finnish_one_leads():
    ThemeFactory(code="hyonteiset", name_fi="Hyönteiset")
    assert "theme:hyonteiset" in thesaurus().reach(["insects"])


@pytest.mark.django_db
def test_a_phrase_is_translated_whole():
    (phrase,) = thesaurus().phrases([["social"], ["networks"]])
    assert "sosiaalisetverkostot" in phrase.reach
