"""The files that every new site's thesaurus is made of."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from home.themes import loading as themes
from search.thesaurus import seed
from search.thesaurus.kept import thesaurus
from search.thesaurus.loading import load
from search.thesaurus.models import Concept


@pytest.fixture
def folder(tmp_path):
    """Writes a file of concepts and hands out its folder."""

    def written(text: str):
        (tmp_path / "kokeilu.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_the_seed_of_the_project_is_in_order():
    assert seed.read()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[a]\nfi = ", "kokeilu.toml is not TOML"),
        ('[a]\nsv = ["a"]', "its first Finnish word is its name; give it one."),
        ('[a]\nfi = "a"', "'a' should be a list of texts."),
        ('[a]\nfi = ["a"]\nfii = ["b"]', "“fii” is no key of a concept."),
        ('[a]\nfi = ["a"]\nnarrower_words = {de = ["b"]}', "“de” is no language"),
        ('[a]\nfi = ["Sähly", "sahly"]', "“sahly” stands 2 times in fi."),
        ('[a]\nfi = ["a b c d"]', "“a b c d” should be one to three words."),
        ('[a]\nfi = ["a"]\nbroader = ["x"]', "there is no concept “x”."),
        ('[a]\nfi = ["a"]\nrelated = ["x"]', "there is no concept “x”."),
        ('[a]\nfi = ["a"]\ntheme = "x"', "there is no theme “x”."),
        ('[a]\nfi = ["a"]\nmarks = {"easy:x" = 0.5}', "there is no mark “easy:x”."),
        ('[a]\nfi = ["a"]\nmarks = {"free:1" = 2}', "the weight of “free:1” should be"),
        ('[a]\nfi = ["a"]\nanswers = {"tanssi" = 0.5}', "only a need has answers"),
        ('[Ä]\nfi = ["a"]', "not TOML"),
        ('["ä"]\nfi = ["a"]', "a code is small letters a to z and digits"),
        (
            '[a]\nfi = ["a"]\nbroader = ["b"]\n[b]\nfi = ["b"]\nbroader = ["a"]',
            "it is broader than itself",
        ),
        (
            '[palloilu]\nfi = ["a"]\nbroader = ["jalkapallo"]',
            "it is broader than itself",
        ),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(folder, text, sentence):
    with pytest.raises(seed.SeedError) as error:
        seed.read(folder(text))
    assert sentence in str(error.value)


def test_a_code_stands_in_one_file_only(folder):
    where = folder('[a]\nfi = ["a"]')
    (where / "toinen.toml").write_text('[a]\nfi = ["b"]', encoding="utf-8")
    with pytest.raises(seed.SeedError, match="stands twice"):
        seed.read(where)


@pytest.mark.django_db
def test_a_new_site_has_the_concepts():
    assert Concept.objects.filter(code="jalkapallo").exists()
    assert thesaurus().reach(["futis"])["jalkapallo"] == 1


@pytest.mark.django_db
def test_loading_again_brings_the_same():
    def rows():
        return set(Concept.objects.values_list("pk", "code", "name", "words__text"))

    before = rows()
    load()
    assert rows() == before


@pytest.mark.django_db
def test_loading_leaves_alone_what_an_editor_has_changed(folder):
    Concept.objects.filter(code="jalkapallo").update(name="potkiminen", edited=True)
    where = folder('[jalkapallo]\nfi = ["jalkapallo"]\n[ufo]\nfi = ["ufo"]')
    assert load(seed.read(where)) == (1, 1)
    assert Concept.objects.get(code="jalkapallo").name == "potkiminen"
    assert Concept.objects.filter(code="ufo").exists()


@pytest.mark.django_db
def test_a_concept_hangs_below_a_theme_that_is_no_concept_yet(folder):
    Concept.objects.all().delete()
    themes.load()
    Concept.objects.all().delete()
    load(seed.read(folder('[ufo]\nfi = ["ufojen etsintä"]\nbroader = ["tahtitiede"]')))
    reached = thesaurus().reach(["avaruus"])
    assert reached["ufojenetsinta"] > 0


@pytest.mark.django_db
def test_the_command_tells_what_it_did(capsys):
    call_command("load_thesaurus")
    assert "left as editors have them" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_command_tells_what_is_wrong(monkeypatch, folder):
    where = folder('[a]\nfi = ["a"]\ntheme = "x"')
    read = seed.read
    monkeypatch.setattr(seed, "read", lambda: read(where))
    with pytest.raises(CommandError, match="there is no theme “x”"):
        call_command("load_thesaurus", "--check")


@pytest.mark.django_db
def test_a_slip_in_a_file_keeps_nobody_from_setting_up_a_site(folder):
    where = folder(
        '[ufo]\nfi = ["ufo"]\nrelated = ["x", "jalkapallo"]\n[b]\nsv = ["b"]'
    )
    load(seed.readable(where))
    (link,) = Concept.objects.get(code="ufo").links.all()
    assert link.other.code == "jalkapallo"
