"""Without the lexicon the search works on folded words."""

from search.language import analyse, tokens


def test_a_word_is_its_folded_self():
    assert analyse("Sähly").forms == ("sahly",)


def test_a_text_gives_its_words():
    assert tokens("Äiti-lapsi 3 v").words == ["aiti", "lapsi", "aitilapsi", "3", "v"]
