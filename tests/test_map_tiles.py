"""A city may give the map a background: a tile server named in the environment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from aarrearkku import env

TILES = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    "address",
    [
        "",
        TILES,
        "http://127.0.0.1:9000/{z}/{x}/{y}{r}.png?key=1",
        "/tiles/{z}/{y}/{x}",
    ],
    ids=["none", "a server", "one with a port and a key", "the site's own proxy"],
)
def test_one_server_with_its_places_is_accepted(monkeypatch, address):
    monkeypatch.setenv("MAP_TILE_URL", f" {address} ")
    assert env.tile_url("MAP_TILE_URL") == address


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example/",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "https://user:secret@tiles.example/{z}/{x}/{y}.png",
    ],
    ids=["no places", "many hosts", "not http", "no scheme", "a policy", "a password"],
)
def test_anything_else_is_refused_in_a_sentence(monkeypatch, address):
    monkeypatch.setenv("MAP_TILE_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"MAP_TILE_URL must be the address"):
        env.tile_url("MAP_TILE_URL")


@pytest.mark.parametrize(
    ("address", "sources"),
    [
        ("", "img-src 'self' data:;"),
        ("/tiles/{z}/{x}/{y}.png", "img-src 'self' data:;"),
        (TILES, "img-src 'self' data: https://tiles.example;"),
    ],
    ids=["none", "the site's own proxy", "another server"],
)
def test_the_policy_lets_in_pictures_of_that_server_only(
    client, settings, address, sources
):
    settings.MAP_TILE_URL = address
    policy = client.get("/robots.txt")["Content-Security-Policy"]
    assert sources in policy
    assert policy.count("tiles.example") == sources.count("tiles.example")


@pytest.mark.django_db
def test_the_map_names_server_and_owner(client, settings):
    settings.MAP_TILE_URL = TILES
    settings.MAP_TILE_ATTRIBUTION = "© Maanmittauslaitos"
    html = client.get("/haku/?view=map").content.decode()
    assert f'data-tiles="{TILES}"' in html
    assert "Kartta: © Maanmittauslaitos." in html
    assert "tiles.example" not in client.get("/haku/").content.decode()
