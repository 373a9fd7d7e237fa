"""Index and query see words alike."""

import pytest

from search.words import fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sähly", ("sahly",)),
        ("SÄHLY sahly", ("sahly", "sahly")),
        ("äiti-lapsi-jumppa", ("aiti", "lapsi", "jumppa")),
        ("Kerho 1.–2. lk", ("kerho", "1", "2", "lk")),
        ("Ångström, ﬁlmi & Straße", ("angstrom", "filmi", "strasse")),
        ("шахматы", ("шахматы",)),
        ("", ()),
        (" \n\0 ", ()),
    ],
    ids=[
        "dots",
        "capitals and missing dots",
        "hyphens",
        "figures",
        "ligatures",
        "another script",
        "nothing",
        "no words",
    ],
)
def test_words_are_folded(text, words):
    assert fold(text) == words
