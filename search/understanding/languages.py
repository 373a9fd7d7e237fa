"""In which language it is led: "englanniksi", "arabiankielinen", "på svenska", "in English".

A language that is only named ("englannin kurssi", "learn Finnish") is a topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .wording import word

# Genitive and translative in Finnish; then the names in Swedish and in English.
_NAMES: dict[str, tuple[str, str, str, str]] = {
    "fi": ("suomen", "suomeksi", "finska|finsk", "finnish"),
    "sv": ("ruotsin", "ruotsiksi", "svenska|svensk", "swedish"),
    "en": ("englannin", "englanniksi", "engelska|engelsk", "english"),
    "se": ("saamen", "saameksi", "samiska|samisk", "s[aá]mi|northern sami"),
    "ru": ("venäjän", "venäjäksi", "ryska|rysk", "russian"),
    "uk": ("ukrainan", "ukrainaksi", "ukrainska|ukrainsk", "ukrainian"),
    "ar": ("arabian", "arabiaksi", "arabiska|arabisk", "arabic"),
    "so": ("somalin", "somaliksi", "somaliska|somalisk", "somali"),
    "fa": (
        "persian|farsin|darin",
        "persiaksi|farsiksi|dariksi",
        "persiska|farsi",
        "persian|farsi|dari",
    ),
}
_RULES = tuple(
    (
        code,
        word(
            rf"(?:{of})[\s-]?kieli(?:nen|s\w+)|(?:{of})\s?kielellä|(?:{into})"
            rf"|på\s+(?:{sv})|(?:{sv})(?:-?språkig(?:a|t)?|talande)|(?:{sv})s-?språkig(?:a|t)?"
            rf"|in\s+(?:{en})|(?:{en})[\s-](?:speaking|language(?=\s+(?:activit|club|group|hobb|course|event)))"
        ),
    )
    for code, (of, into, sv, en) in _NAMES.items()
)


def read(text: str) -> Iterator[Found]:
    """Every language of instruction in the (bare) text."""
    for code, rule in _RULES:
        for match in rule.finditer(text):
            yield Found("lang", (code,), *match.span())
