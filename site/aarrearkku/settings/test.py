"""The tests: quick passwords, a database kept for each state of the migrations."""

import hashlib
import tempfile
from importlib.metadata import version
from pathlib import Path

from aarrearkku.settings.base import *  # noqa: F403
from aarrearkku.settings.base import BASE_DIR, DATABASES
from aarrearkku.start import compile_translations

# A fresh checkout has sources only, and Django is set up before any conftest is read.
compile_translations()

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A run writes into a folder of its own, gone when it ends: two may run side by side.
FOLDER_OF_THIS_RUN = tempfile.TemporaryDirectory(
    prefix="aarrearkku-test-", ignore_cleanup_errors=True
)
VAR_DIR = Path(FOLDER_OF_THIS_RUN.name)
MEDIA_ROOT = VAR_DIR / "media"
SNAPSHOT_DIR = VAR_DIR / "search"
SEARCH_LOG_SECONDS = None
# Laid out once for all runs and workers of this checkout.
LANGUAGE_DIR = BASE_DIR / ".test-language"
SEARCH_ENGINE = "search.engines.choices.memory_at_once"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True


def state_of_migrations() -> str:
    """A name for what the migrations of this checkout make, Wagtail's and Django's counted."""
    digest = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    # Migrations load the thesaurus' seed.
    seed = BASE_DIR.glob("search/thesaurus/seed/*.toml")
    for file in sorted([*BASE_DIR.glob("**/migrations/*.py"), *seed]):
        if ".venv" not in file.parts:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Should a test ever miss the test database, it must not find the site's.
    DATABASES["default"]["NAME"] = VAR_DIR / "nothing-here.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
    KEPT_TEST_DATABASE = BASE_DIR / f".test-{state_of_migrations()}.sqlite3"
