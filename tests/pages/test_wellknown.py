"""What machines ask for by fixed names."""

from datetime import datetime, timedelta

import pytest
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import override

from tests.factories.activities import ClubFactory


@pytest.mark.django_db
def test_robots_may_read_everything_public_but_no_filters(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /admin/" in lines
    assert "Disallow: /*?" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


@pytest.mark.django_db
def test_security_txt_holds_what_rfc_9116_requires(client):
    response = client.get("/.well-known/security.txt")
    fields = dict(
        line.split(": ", 1) for line in response.content.decode().splitlines() if line
    )

    assert response["Content-Type"].startswith("text/plain")
    assert fields["Contact"].startswith(("https://", "http://", "mailto:"))
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)


@pytest.mark.parametrize(
    ("language", "said", "front"),
    [
        ("fi", "Jotain meni vikaan", "/"),
        ("sv", "Något gick fel", "/sv/"),
        ("en", "Something went wrong", "/en/"),
    ],
)
def test_the_page_of_a_fault_needs_nothing(language, said, front):
    """No database mark: a query would fail this test."""
    with override(language):
        page = get_template("500.html").render()

    assert f'<html lang="{language}">' in page
    assert said in page
    assert f'href="{front}"' in page
    assert "site.css" in page


@pytest.mark.django_db
def test_the_sitemap_tells_of_the_catalogue_in_three_languages(client):
    ClubFactory(slug="sahly")
    ClubFactory(slug="luonnos", live=False)

    index = client.get("/sitemap.xml").content.decode()
    clubs = client.get("/sitemap-clubs.xml").content.decode()

    assert "http://testserver/sitemap-clubs.xml" in index
    for location in ("/kerhot/sahly/", "/sv/klubbar/sahly/", "/en/clubs/sahly/"):
        assert f"<loc>http://testserver{location}</loc>" in clubs
    assert 'hreflang="x-default" href="http://testserver/kerhot/sahly/"' in clubs
    assert "luonnos" not in clubs
