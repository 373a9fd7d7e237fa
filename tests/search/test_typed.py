"""The words of a query as they stand."""

from __future__ import annotations

import pytest

from search.planning.typed import read


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mother's day", ["mother", "day"]),
        ("children’s choir", ["children", "choir"]),
        ("äiti-lapsi jumppa", ["äiti-lapsi", "jumppa"]),
        ("s2", ["s2"]),
    ],
    ids=["possessive", "typographic apostrophe", "hyphen", "a word with s"],
)
def test_a_query_is_read_word_by_word(words, said):
    assert [word.text for word in read(words)] == said
