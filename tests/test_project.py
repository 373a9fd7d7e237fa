"""What must hold of the project as a whole: files, settings, migrations, words."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from aarrearkku import icons

ROOT: Path = settings.BASE_DIR
TEMPLATES = ROOT / "templates"
VENDOR = ROOT / "site" / "static" / "vendor"
# Written by machines, or by others.
NOT_OURS = ("locale/", "site/static/vendor/", "uv.lock", "requirements.txt")
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


def test_every_icon_that_a_template_names_is_drawn():
    named = {
        (match[1] or match[2], str(file.relative_to(ROOT)))
        for file in TEMPLATES.rglob("*.html")
        # Wagtail's own header draws its icon from Wagtail's set.
        if "wagtailadmin/" not in file.read_text()
        for match in re.finditer(
            r'\{% icon "([^"]+)"|\bicon="([^"]+)"', file.read_text()
        )
    }
    assert named, "no icon found: has the tag another name now?"
    assert [(icon, file) for icon, file in named if icon not in icons.drawings()] == []


def test_the_folder_site_does_not_hide_pythons_own_module():
    found = subprocess.run(
        [sys.executable, "-c", "import site; print(site.__file__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).name == "site.py"
    assert ROOT / "site" not in Path(found.stdout.strip()).parents


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


def test_the_production_settings_pass_the_deployment_check():
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            # The browser's tests set a variable that no deployment may have.
            **{k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")},
            "DJANGO_SETTINGS_MODULE": "aarrearkku.settings.production",
            "SECRET_KEY": hashlib.sha512(b"only for this check").hexdigest(),
            "ALLOWED_HOSTS": "aarrearkku.example",
            "BASE_URL": "https://aarrearkku.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


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


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_string_is_translated(language):
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file)
    missing = [
        message.id
        for message in catalogue
        if message.id
        and (message.fuzzy or not message.string or not all(message.string))
    ]
    assert missing == []
