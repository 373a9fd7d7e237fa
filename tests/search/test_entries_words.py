"""The words of an entry: each text in its own language, and analysed once."""

from datetime import UTC, datetime

import pytest

from home.texts import Text
from search import language
from search.entries import tokens as of_texts
from search.entries.tokens import tokens
from search.find import keys
from search.models import Entry, Source
from search.query import Query
from search.rebuild import rebuild
from tests.search.stories import a_chess_club, facts_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 8, 6, tzinfo=UTC)


@pytest.fixture
def analysed(monkeypatch):
    """The texts that were analysed since, names that are told again and again left out."""
    seen: list[str] = []

    def spelled_out(text: str, spoken: str) -> tuple[str, str]:
        seen.append(text)
        return spell_out(text, spoken)

    spell_out = of_texts._spelled_out
    monkeypatch.setattr(of_texts, "LONGEST_NAME", 0)
    monkeypatch.setattr(of_texts, "_spelled_out", spelled_out)
    return seen


def test_compounds_and_their_parts_have_fields_of_their_own():
    club = a_chess_club(name_fi="Jalkapallokerho")
    words = facts_of(club).tokens
    assert {"jalkapallokerho", "jalkapallo", "kerho"} <= set(words["name"].split())
    assert {"jalka", "pallo"} <= set(words["name_parts"].split())


def test_every_text_is_read_in_its_own_language():
    words = tokens(
        name=[
            Text("Uimareiden kerhot", "fi"),
            Text("Klubbar", "sv"),
            Text("Swimming clubs", "en"),
        ]
    )["name"].split()
    assert {"uimari", "kerho", "klubb", "swim", "club"} <= set(words)
    # As they stand they are found too.
    assert {"uimareiden", "kerhot", "klubbar", "swimming", "clubs"} <= set(words)


def test_where_there_is_no_field_for_parts_they_are_left_out():
    made = tokens(places=["Jalkapallostadion"])
    assert set(made) == {"places"}
    assert "jalka" not in made["places"].split()


def test_how_often_a_place_is_named_does_not_count():
    made = tokens(places=["Tuiran koulu", "Tuira", "Tuira"])
    assert made["places"].split().count("tuira") == 1


def test_a_rebuild_analyses_no_text_again(analysed):
    club = a_chess_club(summary_fi="Shakkia koululaisille")
    before = facts_of(club).tokens
    assert "Shakkia koululaisille" in analysed
    analysed.clear()
    list(rebuild())
    assert analysed == []
    assert facts_of(club).tokens == before


def test_an_edit_analyses_what_is_new(analysed):
    club = a_chess_club()
    club.summary_fi = "Tammea ja shakkia"
    analysed.clear()
    club.save()
    assert "Tammea ja shakkia" in analysed
    assert "tammi" in facts_of(club).tokens["text"].split()
    analysed.clear()
    club.min_age = 5
    club.save()
    assert analysed == []


def test_another_lexicon_analyses_everything_anew(analysed, monkeypatch):
    a_chess_club()
    analysed.clear()
    monkeypatch.setattr(language, "version", lambda: "of next year")
    list(rebuild())
    assert analysed


def test_entries_of_before_are_analysed_too(analysed):
    club = a_chess_club()
    old = Entry.objects.findable().get()
    old.facts.pop("texts")
    old.tokens = {"name": "shakkikerho"}
    old.save()
    list(rebuild())
    assert "shakki" in facts_of(club).tokens["name"].split()


def test_without_the_lexicon_words_are_found_as_they_stand(no_lexicon):
    club = a_chess_club(name_fi="Sählykerhot")
    assert facts_of(club).tokens["name"] == "sahlykerhot"
    assert keys(Query(q="sahlykerhot"), NOW) == [Source.ACTIVITY.key(club.pk)]
