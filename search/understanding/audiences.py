"""Words for people of an age: babies, teenagers, pensioners.

A word that is a part of another ("vauvamuskari", "nuorisotalo") names a thing, not people,
and is left among the search words. So are words for whom something is beside the age.
"""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .wording import BEGINS, CASES, ENDS, pattern

_CHILD = "lapsi|lapse|lapsu|lasten|lasta|lasna"


def _finnish(stems: str) -> str:
    return rf"(?:{stems}){CASES}"


def _of(stems: str) -> str:
    """ "-lainen" and "-ikäinen" of these, in any case."""
    return rf"(?:{stems})-?(?:lai|läi|ikäi)(?:nen|(?:s|se|si){CASES})"


# The band of each, and how its people are called in Finnish, Swedish and English. The
# longest reading holds: "nuoret aikuiset" are neither "nuoret" nor "aikuiset".
_CALLED: dict[str, tuple[str, ...]] = {
    "0-1": (
        _finnish("vauva|vauvo|vauvel|imeväi(?:nen|se|si)|vastasyntyn(?:yt|ee|ei)"),
        _of("vauva|imeväis"),
        "bebis(?:ar|arna|en)?|babyn?|spädbarn(?:en|et)?|nyfödda?",
        "bab(?:y|ies)|infants?|newborns?",
    ),
    "1-3": (
        _finnish("taapero|taaperoi|naperoi"),
        _of("taapero"),
        "småbarn(?:en|et)?|toddlers?",
    ),
    "3-6": (
        _of("leikki|päiväkoti"),
        "lekåldern|dagisbarn(?:en)?|preschoolers?|pre-schoolers?",
    ),
    "0-6": (
        rf"alle[\s-]?kouluikäi(?:nen|s\w+)|(?:pikku|pien(?:et|ten|ille|iä)\s)(?:{_CHILD}){CASES}",
        "barn under skolåldern|små barn",
    ),
    "6": (
        rf"{_finnish('eskari|eskarei')}|{_of('eskari|esikoulu|esiopetus')}",
        "förskol(?:ebarn|eelev)\\w*",
    ),
    "5": (_finnish("viskari|viskarei"), _of("viskari")),
    "0-12": (
        _finnish(
            f"{_CHILD}|lapso(?:s|se|si)|muksu|muksui|penska|penskoi|tenava|tenavi"
        ),
        _finnish("lapsenlap(?:si|se|su)|lapsenlasten|lapsenlasta|natiainen|natiais"),
        "barn(?:en|et|s)?|barnbarn(?:en)?|ungar(?:na)?",
        "child(?:ren)?(?:'s|’s)?|kids?|grandchild(?:ren)?|grandkids?",
    ),
    "7-16": (
        _of("koulu|peruskoulu"),
        "skolbarn(?:en)?|skolelev(?:er)?|skolålder(?:n)?",
        "school-?\\s?child(?:ren)?|school-?\\s?kids?|school-?\\s?aged?|pupils?",
    ),
    "7-12": (
        _of("alakoulu|ala-?aste")
        + r"|alaluokkalai\w+|alakoulu-(?=\s(?:ja|tai|sekä)\s)",
        r"ala-?aste(?:elle|ella)|(?:ala-?asteen|alakoulun)\s+oppila\w+",
        "lågstadie(?:t|elev\\w*|barn\\w*|åldern)?",
        "(?:primary|elementary)[\\s-]school(?:ers?|\\s?child(?:ren)?|\\s(?:kids?|pupils?))",
    ),
    "10-12": (rf"{_of('esiteini')}|{_finnish('esiteini')}", "tweens?|preteens?"),
    "9-13": (_finnish("varhaisnuor(?:i|e|t)"), _of("varhaisnuor")),
    "13-16": (
        _of("yläkoulu|ylä-?aste")
        + r"|yläluokkalai\w+|yläkoulu-(?=\s(?:ja|tai|sekä)\s)",
        r"ylä-?aste(?:elle|elaisille|ella)|(?:ylä-?asteen|yläkoulun)\s+oppila\w+",
        "högstadie(?:t|elev\\w*|åldern)?",
        "(?:middle|lower secondary)[\\s-]school(?:ers?|\\s(?:kids?|pupils?|students?))",
    ),
    "13-17": (
        rf"{_finnish('teini|teinei|teinari|teinarei')}|{_of('teini|murros')}",
        "tonåring(?:ar|arna|en|ars)?|tonår(?:en)?",
        # "Teen" alone is Finnish too: I do.
        "teens|(?<=for )teen|(?<=for a )teen|teenage(?:rs?|d)?|adolescents?"
        "|teen(?=\\s(?:girls?|boys?|activit|groups?|clubs?|night|dance|sports?|events?))",
    ),
    "13-20": (
        rf"{_finnish('nuori|nuore|nuorten|nuorta|nuoriso|nuorisoi')}|{_of('nuoriso')}",
        "ungdom(?:ar|arna|en|ars)?|unga",
        "youths?(?! clubs?)|young (?:people|persons?)|youngsters?",
    ),
    "16-19": (
        rf"{_of('lukio|amis|ammattikoulu|ammattiopisto')}|{_finnish('amis|amikse|lukiolai')}",
        "gymnasist(?:er)?|gymnasieelev\\w*|gymnasieålder\\w*|yrkesskoleelev\\w*",
        "high[\\s-]school(?:ers?|\\s(?:kids?|students?))"
        "|(?:upper secondary|vocational)(?:[\\s-]school)?\\sstudents?",
    ),
    "18-29": (
        rf"nuor(?:i|en|et|ten|ille|illa|ta|ia)\s+aiku(?:inen|is\w+)|{_of('nuoraikui')}",
        r"(?:unga|ung)\s+vux(?:na|en)|young adults?",
    ),
    "18-": (
        _finnish("aikuinen|aikuise|aikuisi|aikuis|täysi-ikäinen|täysi-ikäisi"),
        "vux(?:en|na|nas)",
        "adults?|grown-?\\s?ups?",
    ),
    "40-64": (r"keski-?ikäi(?:nen|s\w+)", "medelålders", "middle-aged"),
    "18-64": (r"työikäi(?:nen|s\w+)", r"arbetsför(?:a)? ålder|working[\s-]age"),
    "63-": (
        _finnish("seniori|seniorei|vanhu(?:s|kse|ksi|ste)|mummo|mummoi|mummi|mummei"),
        _finnish(
            "mummu|mummui|vaari|vaarei|pappa|papa|pappoi|papoi|ukki|uki|ukkei|ukei|mummeli"
        ),
        _finnish("isovanhem(?:pi|ma|mi|pa|pi)|isoäi(?:ti|di|te)|isoisä|isois"),
        _finnish("ikäihmi(?:nen|se|si|s)|vanhemp(?:i|aa) väki|vanhemmalle väelle"),
        rf"{_of('eläke')}|eläkkeellä|ikääntyn\w+|ikääntyv\w+|iäk(?:äs|kä\w+)",
        rf"{_of('seniori')}|varttunee\w+",
        "pensionär(?:er|erna|en|ers)?|senior(?:er|erna|en|ers)?|äldre(?! barn| än)"
        "|mormor|farmor|morfar|farfar|mor- och farföräldrar|far- och morföräldrar"
        "|morföräldrar|farföräldrar",
        "seniors?|pensioners?|elderly|retired|retirees?|(?:older|old) (?:people|adults?)"
        "|grand(?:ma|mother|pa|father|dad|parent)s?|grann(?:y|ies)",
    ),
}
_RULES = tuple(
    (band, pattern(rf"{BEGINS}(?:{'|'.join(called)}){ENDS}"))
    for band, called in _CALLED.items()
)
# Of these an adult comes along, and a place or a work bears the name of its people.
_ADULT_BESIDE = pattern(
    rf"{BEGINS}(?:aikuisen|vuxen)\s+(?:kanssa|seurassa|mukana|sylissä|tuella|avulla)"
    r"|(?:with|and)\s+(?:an\s+|their\s+)?adults?|med\s+(?:en\s+)?vuxen|ja aikui\w+ (?:yhdessä|yhtei\w+)"
)
_THING = pattern(
    r"\s+(?:cent(?:re|er)s?|clubhouses?|houses?|hus(?:et)?|gård(?:en|ar)?|work(?:ers?)?"
    r"|spaces?|facilit\w+|orchestra|choirs?|school|home|hem(?:met)?|lokal(?:en|er)?"
    # Who has children is meant, not they.
    r"|perh\w+|vanhem(?:m|p)\w+|huoltaj\w+|famil\w+|parents|familj\w+|föräld\w+"
    r"|talo\w*|tila(?!isu)\w*|kesku\w+|seura\w*)\b"
)
# "erityislapselle": what kind of child is looked for as well.
_KIND_OF_CHILD = pattern(
    rf"{BEGINS}(?:erityis|nepsy|adhd-|autismi|kehitysvamma\w*|sijais|kummi|tuki|yksin)"
    rf"(?P<whom>(?:{_CHILD}){CASES}|nuor(?:i|e|t){CASES}){ENDS}"
)
# "Eläkeläisjumppa": the people are told, and what it is called.
_IN_A_NAME = {
    "63-": pattern(rf"{BEGINS}eläkeläis(?=[^\W\d]{{4}})\w+"),
    "7-16": pattern(rf"{BEGINS}koululais(?=[^\W\d]{{4}})\w+"),
}


def read(text: str) -> Iterator[Found]:
    """Everybody who is named in the (bare) text by a word for their age."""
    for band, rule in _RULES:
        for match in rule.finditer(text):
            if not _names_a_thing(text, match.start(), match.end()):
                yield Found("age", (band,), *match.span())
    for band, rule in _IN_A_NAME.items():
        for match in rule.finditer(text):
            yield Found("age", (band,), *match.span(), stays=True)
    for match in _KIND_OF_CHILD.finditer(text):
        band = "13-20" if match["whom"].startswith("nuor") else "0-12"
        yield Found("age", (band,), *match.span(), stays=True)


def _names_a_thing(text: str, start: int, end: int) -> bool:
    if _THING.match(text, end):
        return True
    return any(
        each.start() <= start and end <= each.end()
        for each in _ADULT_BESIDE.finditer(text)
    )
