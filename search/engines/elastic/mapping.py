"""The index: which fields a document has and how they are looked into.

Only what every Elasticsearch 8 can do without modules or scripts.
"""

from __future__ import annotations

from typing import Any

from search.engines.memory.impacts import K1

# Raise it with every change below or in `documents`: an index of another number is not
# used, and built anew.
VERSION = 4
# How many results can be skipped. A page beyond is answered from memory.
DEEPEST = 200_000
# A word is written so many times for each of its weighted occurrences: what is less than
# one occurrence is rounded.
WRITTEN = 4

KEYWORD = {"type": "keyword"}
# Sorted by and read, never looked for.
SORTED = {"index": False}
# Looked for, never sorted by.
FILTER = {"doc_values": False}
NUMBER = {"type": "integer"}
FLAG = {"type": "boolean"}


def body(shards: int, replicas: int) -> dict[str, Any]:
    """Settings and mapping of a new index."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                # Each write says itself when it is to be seen.
                "refresh_interval": "-1",
                "max_result_window": DEEPEST,
                # How long a text is has been reckoned in when it was written (`documents`).
                "similarity": {
                    "impact": {"type": "BM25", "k1": K1 * WRITTEN, "b": 0.0}
                },
            }
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"version": VERSION},
            "properties": PROPERTIES,
        },
    }


PROPERTIES: dict[str, Any] = {
    # What the index holds, in the one document that is no entry.
    "state": {"type": "object", "enabled": False},
    # The entry as it is told, for what is said of each hit.
    "facts": {"type": "object", "enabled": False},
    "key": {"type": "long", **SORTED},
    "uuid": KEYWORD | SORTED,
    "name": KEYWORD | SORTED,
    "created": {"type": "long", **SORTED},
    # Moments in minutes since 1970.
    "stale_from": NUMBER,
    "found_until": NUMBER,
    "opens": NUMBER,
    "closes": NUMBER,
    "way_in": KEYWORD,
    # For whom: the choices of the page that fit, and what others are compared with.
    "ages": KEYWORD,
    "age_low": NUMBER,
    "age_high": NUMBER,
    "unknown_audience": FLAG,
    # How many years of life it takes in.
    "audience": NUMBER,
    "areas": KEYWORD,
    "points": {"type": "geo_point"},
    "has_point": FLAG,
    "kind": KEYWORD,
    "themes": KEYWORD,
    "free": FLAG,
    "easy": KEYWORD,
    "languages": KEYWORD,
    "support": KEYWORD,
    "organisers": KEYWORD,
    "always_open": FLAG,
    # The weekly pattern: minutes of the day, and the day (as an ordinal) it ends with.
    "sessions": {
        "type": "nested",
        "properties": {
            "day": KEYWORD,
            "parts": KEYWORD,
            "starts": NUMBER,
            "ends": NUMBER,
            "until": NUMBER,
            "attended": FLAG,
        },
    },
    # The day with which the first of its seasons ends, and what all facets count that do
    # not move with the clock: `kind:club`, `day:tu` of all its sessions, over or not.
    "season_until": NUMBER,
    # Made ready with each write, so that no visitor waits for it.
    "values": {**KEYWORD, **SORTED, "eager_global_ordinals": True},
    # Where it is, as the facts have it: latitude, longitude, 1 when approximate.
    "places": KEYWORD | SORTED,
    # The days on which something happens, as ordinals, as far as may be asked.
    "days": NUMBER | FILTER,
    # What comes next at any minute until the index runs out: local minutes.
    "times": {
        "type": "nested",
        "properties": {"starts": NUMBER, "ends": NUMBER},
    },
    # Each word as often as it weighs.
    "words": {
        "type": "text",
        "analyzer": "whitespace",
        "index_options": "freqs",
        "norms": False,
        "similarity": "impact",
    },
}
