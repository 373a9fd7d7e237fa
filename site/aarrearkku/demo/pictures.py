"""Pictures of the demo: flat drawings made for this project (CC0)."""

from __future__ import annotations

from pathlib import Path

from django.core.files import File

from home.images.models import CatalogueImage

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
}


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
