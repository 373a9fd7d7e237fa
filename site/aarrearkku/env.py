"""Settings read from the environment, each refused with a sentence that tells what to write."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def required(name: str, hint: str) -> str:
    """The variable's text; without it the process stops and says what it is for."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set: {hint}")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} must be true or false, got {value!r}.")
    return default


def number(name: str, default: int) -> int:
    value = text(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, got {value!r}.")
    return int(value) if value else default


def number_above_zero(name: str, default: float) -> float:
    value = text(name)
    try:
        read = float(value or default)
    except ValueError:
        read = 0.0
    if not 0 < read < float("inf"):
        raise ImproperlyConfigured(
            f"{name} must be a number above 0 such as {default}, got {value!r}."
        )
    return read


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder to write to, made when it is not there."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} must be a folder that can be written to: {path} cannot be made "
            f"({error.strerror})."
        ) from None
    return path


def file(name: str) -> str:
    """A file that is there, or nothing."""
    value = text(name)
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(
            f"{name} must be the path of a file that can be read, got {value!r}."
        )
    return value


def index_name(name: str, default: str) -> str:
    """What Elasticsearch takes as the beginning of an index's name."""
    value = text(name, default)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", value):
        raise ImproperlyConfigured(
            f"{name} must be small letters, digits, - and _, such as {default}, got {value!r}."
        )
    return value


def http_url(name: str, default: str = "") -> str:
    value = text(name, default)
    if value and not value.startswith(("http://", "https://")):
        raise ImproperlyConfigured(
            f"{name} must start with http:// or https://, got {value!r}."
        )
    return value.rstrip("/")


# What a tile server fills in, and nothing that a browser would have to choose ({s}).
TILE_PLACES = {"z", "x", "y"}
TILE_SERVER = re.compile(r"(https?://[a-z0-9.-]+(:\d+)?)?/[^\s;,\"']*", re.IGNORECASE)


def tile_url(name: str) -> str:
    """The address of map tiles with its places for zoom, column and row; none when unset."""
    value = text(name)
    if not value:
        return ""
    places = set(re.findall(r"{(.*?)}", value)) - {"r"}
    if not TILE_SERVER.fullmatch(value) or places != TILE_PLACES:
        raise ImproperlyConfigured(
            f"{name} must be the address of one tile server with {{z}}, {{x}} and {{y}} in its "
            f"path, such as https://tiles.example/{{z}}/{{x}}/{{y}}.png, got {value!r}."
        )
    return value


def postgres(name: str) -> dict[str, Any] | None:
    """The database of a postgres:// address as Django names its parts, or None when unset."""
    value = text(name)
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"{name} must look like postgres://user:password@host:5432/name, got {parts.scheme}:// ..."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
