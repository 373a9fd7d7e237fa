"""What an answer says, to a reader and to a search engine."""

from __future__ import annotations

import json
import re
from typing import Any

from django.test import Client


def html_of(answer: Any) -> str:
    return answer if isinstance(answer, str) else answer.content.decode()


def words(answer: Any) -> str:
    """What a page or a piece of it says, its tags and the runs of white space taken away."""
    html = re.sub(
        r"<(script|style|svg)\b.*?</\1>", " ", html_of(answer), flags=re.DOTALL
    )
    text = re.sub(r"<[^>]+>", " ", html).replace("\u2060", "")
    return re.sub(r"\s+([.,:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def page(client: Client, owner: Any, query: str = "") -> str:
    """The words of the page of a club, a place, an organiser."""
    answer = client.get(owner.get_absolute_url() + query)
    assert answer.status_code == 200
    return words(answer)


def card(client: Client, part: str, kind: str = "club") -> str:
    """The words of one part of the only card of its kind; nothing where none is found."""
    html = client.get(f"/haku/?kind={kind}").content.decode()
    found = re.findall(rf'<ul class="card__{part}">(.*?)</ul>', html, flags=re.DOTALL)
    return words("".join(found))


def linked_data(answer: Any) -> dict[str, dict[str, Any]]:
    """What the page tells search engines, by type; each type once."""
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html_of(answer)
    )
    found = {data["@type"]: data for data in map(json.loads, blocks)}
    assert len(found) == len(blocks)
    assert {data["@context"] for data in found.values()} == {"https://schema.org"}
    return found
