"""What must hold of the project as a whole: files, settings, migrations, words."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from home import icons

ROOT: Path = settings.BASE_DIR
TEMPLATES = ROOT / "templates"
VENDOR = ROOT / "site" / "static" / "vendor"
# Written by machines, or by others.
NOT_OURS = ("locale/", "site/static/vendor/", "uv.lock", "requirements.txt")
# What the site is filled from; the demo's own texts were written for it.
DATA = re.compile(r"(?!site/aarrearkku/demo/).*/data/.*\.(csv|tsv|geojson|json)")
TEXT = {".py", ".html", ".css", ".js", ".md", ".txt", ".sh", ".xml"}


def tracked() -> list[str]:
    """The files of the project: what git knows."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("Not a git checkout: there is no list of the project's files.")
    return listed.stdout.splitlines()


@pytest.mark.parametrize(
    "name", sorted(str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.*"))
)
def test_every_template_compiles(name):
    try:
        get_template(name)
    except TemplateDoesNotExist as error:  # one that it extends
        pytest.fail(f"{name} needs {error}")


def test_every_template_that_another_names_is_there():
    named = {
        (str(file.relative_to(TEMPLATES)), match[1])
        for file in TEMPLATES.rglob("*.*")
        for match in re.finditer(r'{% (?:include|extends) "([^"]+)"', file.read_text())
    }
    assert named
    missing = []
    for file, other in sorted(named):
        try:
            get_template(other)
        except TemplateDoesNotExist:
            missing.append((file, other))
    assert missing == []


def test_every_icon_that_is_named_is_drawn():
    named = {
        (match[1] or match[2], str(file.relative_to(ROOT)))
        for file in [*TEMPLATES.rglob("*.html"), ROOT / "search/showing/card.py"]
        # Wagtail's own header draws its icon from Wagtail's set.
        if "wagtailadmin/" not in file.read_text()
        for match in re.finditer(
            r'\bicon[ (]"([^"]+)"|\bicon="([^"]+)"', file.read_text()
        )
    }
    assert named, "no icon found: has the tag another name now?"
    assert [(icon, file) for icon, file in named if icon not in icons.drawings()] == []


def test_every_class_that_a_sheet_dresses_is_worn():
    writers = [
        (ROOT / name).read_text()
        for name in tracked()
        if Path(name).suffix in {".html", ".js", ".py"}
        and not name.startswith(("tests/", *NOT_OURS))
        and (ROOT / name).exists()
    ]
    worn = {word for text in writers for word in re.findall(r"[\w-]+", text)}
    # class="state--{{ answer }}", or in Python "state--{answer}": any end will do.
    begun = tuple(
        word for text in writers for word in re.findall(r'[ "]([a-z_-]+-){', text)
    )
    idle = [
        f"{sheet.name}: .{name}"
        for sheet in (ROOT / "site" / "static" / "css").glob("*.css")
        for name in re.findall(
            r"\.([a-z][\w-]*)", re.sub(r"(?s)/\*.*?\*/|{[^{}]*}", "", sheet.read_text())
        )
        if name not in worn and not name.startswith((*begun, "leaflet-"))
    ]
    assert idle == []


def test_the_folder_site_does_not_hide_pythons_own_module():
    # Python has imported its own before anybody can look: the file must not be there.
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "site.py").exists()


def test_git_keeps_the_folder_site():
    # Many ignore lists have a line "site/" (MkDocs writes there).
    assert "site/aarrearkku/settings/base.py" in tracked()


def test_no_file_is_longer_than_500_lines():
    long = {
        name: count
        for name in tracked()
        if Path(name).suffix in TEXT
        and not name.startswith(NOT_OURS)
        and "/migrations/" not in name
        and (ROOT / name).exists()
        and (count := len((ROOT / name).read_text().splitlines())) > 500
    }
    assert long == {}


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def digests_of_others() -> dict[Path, str]:
    """The files that others made, each with the sha256 that vendor.json gives."""
    listing = json.loads((VENDOR / "vendor.json").read_text())
    return {
        VENDOR / name: digest
        for library in listing
        for name, digest in library["sha256"].items()
    }


def test_what_others_made_is_what_it_says_it_is():
    for file, digest in digests_of_others().items():
        assert hashlib.sha256(file.read_bytes()).hexdigest() == digest, file


def test_every_file_of_others_is_listed():
    found = {file for file in VENDOR.rglob("*") if file.is_file()}
    assert found == {*digests_of_others(), VENDOR / "vendor.json"}


def test_every_data_file_tells_its_source_and_its_folder_its_licences():
    notice = (ROOT / "NOTICE").read_text()
    files = [name for name in tracked() if DATA.fullmatch(name)]
    assert files
    for name in files:
        folder, _, within = name.partition("/data/")
        told = (ROOT / folder / "data" / "README.md").read_text()
        assert within in told, f"{folder}/data/README.md does not tell of {within}"
        assert f"{folder}/data/" in notice, f"NOTICE does not tell of {folder}/data/"


def test_every_library_of_others_stands_in_the_notice():
    notice = (ROOT / "NOTICE").read_text()
    for folder in VENDOR.iterdir():
        if folder.is_dir():
            assert folder.relative_to(ROOT).as_posix() in notice


def test_migrations_tell_by_their_name_what_they_do():
    nameless = [
        name
        for name in tracked()
        if "/migrations/" in name and re.search(r"_auto_|_\d{8}_", name)
    ]
    assert nameless == []


def test_nothing_reaches_out_of_the_project():
    """Neither a folder of one machine nor a number in somebody's list of things to do.

    A session is a word of the clubs; one with a number is not.
    """
    outside = re.compile(
        r"\.\./shared|/work/|/home/\w+/|/Users/|\b(?i:issue|session|task)s? #?\d+\b"
    )
    found = [
        name
        for name in tracked()
        if Path(name).suffix in TEXT | {".toml", ".json", ""}
        and name != "tests/test_project.py"
        and (ROOT / name).exists()
        and outside.search((ROOT / name).read_text(errors="ignore"))
    ]
    assert found == []


def catalogue(root: Path, language: str) -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def words(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_string_is_translated(language):
    known = catalogue(ROOT, language)
    missing = [
        message.id
        for message in known
        if message.id
        and (message.fuzzy or not message.string or not all(message.string))
    ]
    assert missing == []
    assert list(known.obsolete) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_fills_in_what_its_string_does(language):
    """As Django's own `compilemessages` asks it."""
    if not (msgfmt := shutil.which("msgfmt")):
        pytest.skip("gettext is needed: apt install gettext")
    words = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    found = subprocess.run(  # noqa: S603 - our own command, no input
        [msgfmt, "--check-format", "--output-file", os.devnull, words],
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr


@pytest.mark.slow
def test_the_catalogues_have_the_words_of_the_code_and_no_others(tmp_path):
    """What `make words` would write, collected from a copy of the sources."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext is needed: apt install gettext")
    for name in tracked():
        if name.startswith("locale/") or Path(name).suffix in {".py", ".html", ".txt"}:
            if name.startswith("tests/") or not (ROOT / name).exists():
                continue
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tmp_path / name)
    collect = [sys.executable, "-m", "django", "makemessages", "-l", "fi", "-l", "sv"]
    settings_aside = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
    subprocess.run(  # noqa: S603 - our own command, no input
        [*collect, "--no-location", "--no-obsolete"],
        cwd=tmp_path,
        env=settings_aside,
        check=True,
        capture_output=True,
    )
    for language in ("fi", "sv"):
        assert words(catalogue(ROOT, language)) == words(catalogue(tmp_path, language))
