"""Pictures of the demo: flat drawings made for this project (CC0)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from django.core.files import File

from activities.models import Activity
from home.images.models import CatalogueImage
from home.themes.tree import tree as themes

FOLDER = Path(__file__).parent / "data" / "pictures"
# What each shows, in Finnish, Swedish and English.
SHOWN = {
    "leija": ("Leija taivaalla.", "En drake på himlen.", "A kite in the sky."),
    "ideat": ("Hehkulamppu ja tähtiä.", "En glödlampa och stjärnor.", "A lamp, stars."),
    "auto": ("Nuorisoauto illassa.", "Ungdomsbilen i kvällen.", "The youth bus."),
    "pallo": ("Pallo ja jälkiä.", "En boll och spår.", "A ball and its traces."),
    "kirja": ("Avoin kirja.", "En öppen bok.", "An open book."),
    "ovi": ("Ovi ja portaat.", "En dörr och en trappa.", "A door and steps."),
    "vaunut": ("Lastenvaunut.", "En barnvagn.", "A pram."),
    "nuotti": ("Nuotteja viivastolla.", "Noter på notrader.", "Notes on a staff."),
    "paletti": ("Paletti ja sivellin.", "En palett och en pensel.", "A palette."),
    "kattila": ("Höyryävä kattila.", "En ångande gryta.", "A steaming pot."),
    "teltta": ("Teltta ja nuotio.", "Ett tält och en lägereld.", "A tent by a fire."),
    "noppa": ("Noppa ja pelinappula.", "En tärning och en pjäs.", "A die and a pawn."),
    "kirjastoauto": (
        "Kirjastoauto, jonka ikkunassa näkyy kirjoja.",
        "En bokbuss med böcker i fönstret.",
        "A bookmobile with books in its window.",
    ),
    "merkki-aalto": ("Aurinko ja aaltoja.", "En sol och vågor.", "A sun over waves."),
    "merkki-kuusi": (
        "Kuusi ja tähti.",
        "En gran och en stjärna.",
        "A fir with a star.",
    ),
    "merkki-sydan": ("Sydän.", "Ett hjärta.", "A heart."),
    "merkki-tahti": ("Kompassi.", "En kompass.", "A compass."),
}
# The nearest of these themes gives a club its drawing.
OF_THEMES = {
    "palloilu": "pallo",
    "musiikki": "nuotti",
    "taide": "paletti",
    "kirjat": "kirja",
    "tiede": "ideat",
    "pelit": "noppa",
    "luonto": "teltta",
    "ruoka": "kattila",
    "perhe": "vaunut",
}
# One of so many clubs; as on a real site most have no picture.
EVERY = 6


def drawing(name: str) -> CatalogueImage:
    """The drawing of this name, kept once."""
    title = f"Piirros: {name}"
    known: CatalogueImage | None = CatalogueImage.objects.filter(title=title).first()
    if known:
        return known
    fi, sv, en = SHOWN[name]
    with (FOLDER / f"{name}.webp").open("rb") as file:
        picture: CatalogueImage = CatalogueImage.objects.create(
            title=title,
            file=File(file, name=f"{name}.webp"),
            alt_fi=fi,
            alt_sv=sv,
            alt_en=en,
            licence="CC0",
            consent_ok=True,
        )
    return picture


def give_to_clubs() -> None:
    """A drawing for some of the clubs, by their themes."""
    clubs = Activity.objects.filter(source="demo").values_list(
        "pk", "source_id", "theme__code"
    )
    shown: dict[str, list[int]] = defaultdict(list)
    for key, number, theme in clubs:
        known = [code for code in themes().lineage(theme) if code in OF_THEMES]
        if known and int(number) % EVERY == 1:
            shown[OF_THEMES[known[0]]].append(key)
    for name, keys in shown.items():
        Activity.objects.filter(pk__in=keys).update(image=drawing(name))
