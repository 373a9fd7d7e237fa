"""Why an entry is here: what its score is made of, and who is told."""

from __future__ import annotations

import re
from random import Random

import pytest
from django.conf import settings
from django.test import Client

from search.explanation import Explanation
from search.query import PAGE_SIZE, Sort
from search.results import Group
from search.scoring import FRESH, NO_TOPIC, STALE, THOUSAND
from tests.factories.accounts import NORTHERN_EDITORS, UserFactory, member_of
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.search.catalogues import NOW, query
from tests.search.comparing import built, edited
from tests.search.test_page import page, text

SEARCH = "/haku/?q=futis&age=7"


def reckoned(why: Explanation) -> int:
    """The score, made again of what is told of it."""
    points = sum(heard.points for heard in why.heard)
    if not any(heard.main for heard in why.heard):
        points += NO_TOPIC
    points = points * why.special // THOUSAND
    for _part, left in why.fails:
        points = points * left // THOUSAND
    return points * (STALE if why.stale else FRESH)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_adds_up_to_the_score_that_orders(seed):
    random = Random(seed)
    engine, _reading = (edited if seed % 4 == 0 else built)(seed)
    for _ in range(10):
        asked = query(random)
        hits = engine.search(asked, NOW, size=PAGE_SIZE).hits
        told = engine.explain(asked, NOW, [hit.key for hit in hits])
        assert {key: why.group for key, why in told.items()} == {
            hit.key: hit.group for hit in hits
        }
        assert all(why.score == reckoned(why) for why in told.values())
        if asked.order is Sort.RELEVANCE:
            for group in Group:
                scores = [told[hit.key].score for hit in hits if hit.group is group]
                assert scores == sorted(scores, reverse=True)


def test_what_is_not_in_the_answer_has_no_explanation():
    engine, _reading = built(1)
    assert engine.explain(query(Random(1)), NOW, [-5, 10**12]) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("in_season")
class TestWhoIsTold:
    @pytest.fixture(scope="class", autouse=True)
    def _club(self, once):
        small_oulu()
        weekly_club(name_fi="Tuiran <futis>", min_age=7, max_age=9)

    @pytest.fixture
    def editor(self) -> Client:
        client = Client()
        client.force_login(member_of(NORTHERN_EDITORS))
        return client

    def test_an_editor_reads_words_fields_and_points_below_the_card(self, editor):
        html = page(editor, SEARCH)
        folded = re.search(r'<details class="card__why">.*?</details>', html, re.S)
        assert folded
        told = text(folded[0]).replace("\xa0", " ")
        assert "Miksi tämä on tässä?" in told
        assert re.search(r"”futis”: \d[\d ]* pistettä", told)
        assert re.search(r"futis \(nimi; paino 1, 1 kohteessa\): \d", told)
        assert re.search(r"Yhteensä \d[\d ]* pistettä", told)

    def test_what_fails_a_condition_is_told_with_what_it_costs(self, editor):
        html = text(page(editor, "/haku/?q=futis+15-vuotiaille"))
        assert "× 0,12 ei sovi: Ikä tai luokka" in html

    def test_no_cache_keeps_the_page_of_an_editor(self, editor):
        answer = editor.get(SEARCH)
        assert answer["Cache-Control"] == "private, no-store"
        part = editor.get(SEARCH, headers={"X-Fragment": "1"})
        assert "card__why" in part.content.decode()

    def test_a_visitor_is_told_nothing_and_gets_no_cookie(self, client):
        answer = client.get(SEARCH)
        assert "card__why" not in answer.content.decode()
        assert not client.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")

    @pytest.mark.parametrize("who", ["a partner", "a session that has ended"])
    def test_a_session_alone_is_not_enough(self, client, who):
        if who == "a partner":
            client.force_login(UserFactory())
        else:
            client.cookies[settings.SESSION_COOKIE_NAME] = "gone"
        assert "card__why" not in page(client, SEARCH)

    def test_other_views_and_searches_without_words_work_too(self, editor):
        for address in ("/haku/", "/haku/?view=map", "/haku/?view=week&q=futis"):
            assert editor.get(address).status_code == 200
        assert "rajaukset ratkaisevat" in text(page(editor, "/haku/"))
