"""No picture comes to the site without words for those who do not see it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from home.images.models import CatalogueImage
from tests.factories.accounts import NORTHERN_EDITORS, member_of

pytestmark = pytest.mark.django_db
UNTOLD = "Kirjoita, mitä kuva esittää."


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(member_of(NORTHERN_EDITORS))
    return client


def picture() -> SimpleUploadedFile:
    content = get_test_image_file().file.getvalue()
    return SimpleUploadedFile("sahly.png", content, content_type="image/png")


def upload(editor: Client, **words: str):
    facts = {"title": "Sähly", "file": picture(), **words}
    return editor.post(reverse("wagtailimages:add"), facts)


def test_a_picture_without_words_is_refused_beside_the_field(editor):
    answer = upload(editor)
    assert answer.context["form"].errors["alt_fi"] == [UNTOLD]
    assert not CatalogueImage.objects.exists()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_words_in_one_language_are_enough(editor, language):
    upload(editor, **{f"alt_{language}": "Lapset pelaavat"})
    assert CatalogueImage.objects.get().default_alt_text == "Lapset pelaavat"


def test_of_many_pictures_at_once_each_waits_for_its_words(editor):
    sent = {"title": "Sähly", "files[]": picture()}
    told = editor.post(reverse("wagtailimages:add_multiple"), sent).json()
    assert not CatalogueImage.objects.exists()
    number = told["uploaded_file_id"]
    save = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    words = {f"uploaded-image-{number}-title": "Sähly"}
    answer = editor.post(save, words).json()
    assert not answer["success"]
    assert UNTOLD in answer["form"]
    words[f"uploaded-image-{number}-alt_fi"] = "Lapset pelaavat"
    assert editor.post(save, words).json()["success"]
    assert CatalogueImage.objects.get().alt == "Lapset pelaavat"


def test_the_window_that_chooses_a_picture_asks_for_words_too(editor):
    url = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload"
    facts = {f"{prefix}-title": "Sähly", f"{prefix}-file": picture()}
    assert UNTOLD in editor.post(url, facts).json()["htmlFragment"]
    assert not CatalogueImage.objects.exists()
