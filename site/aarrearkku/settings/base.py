"""What is true everywhere. Each other file of this folder fits on a screen."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from aarrearkku import env

BASE_DIR = Path(__file__).resolve().parents[3]
# Everything the running site writes: database, media, collected static files, search snapshots,
# the lexicon.
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

INSTALLED_APPS = [
    "search",
    "search.thesaurus",
    "activities",
    "meeting_places",
    "home.pages",
    "home.organisations",
    "home.calendars",
    "home.themes",
    "home.areas",
    "home.images",
    # home itself holds no app: its rooms do.
    "accounts",
    "aarrearkku.apps.AarrearkkuConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages only: static files are compressed once, by collectstatic.
    "django.middleware.gzip.GZipMiddleware",
    "aarrearkku.middleware.SecurityHeadersMiddleware",
    "search.middleware.one_catalogue",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.gate.RegionGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "aarrearkku.urls"
WSGI_APPLICATION = "aarrearkku.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "aarrearkku.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "aarrearkku.templatetags.frame",
                "aarrearkku.templatetags.dates",
            ],
        },
    }
]

# SQLite serves one machine without anything installed; DATABASE_URL names a server.
DATABASES = {
    "default": env.postgres("DATABASE_URL")
    or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "aarrearkku.sqlite3",
        # Opening it for every request takes a third of a search.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            # A deferred transaction that turns into a writer fails at once when another one writes.
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; "
                "PRAGMA mmap_size=268435456;"
            ),
        },
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "fi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fi", _("Finnish")),
    ("sv", _("Swedish")),
    ("en", _("English")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["aarrearkku.formats"]
TIME_ZONE = "Europe/Helsinki"
USE_I18N = USE_TZ = WAGTAIL_I18N_ENABLED = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
STATICFILES_FINDERS = [
    "aarrearkku.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Where Elasticsearch is; without it the search answers from the memory of this process.
ELASTICSEARCH_URL = env.http_url("ELASTICSEARCH_URL")
ELASTICSEARCH_API_KEY = env.text("ELASTICSEARCH_API_KEY")
ELASTICSEARCH_CA = env.file("ELASTICSEARCH_CA")
ELASTICSEARCH_INDEX = env.index_name("ELASTICSEARCH_INDEX", "aarrearkku")
ELASTICSEARCH_TIMEOUT = env.number_above_zero("ELASTICSEARCH_TIMEOUT", 0.6)
ELASTICSEARCH_SHARDS = env.number("ELASTICSEARCH_SHARDS", 1)
ELASTICSEARCH_REPLICAS = env.number("ELASTICSEARCH_REPLICAS", 0)
# A function without arguments that makes the engine of a process (search/engines/choices.py).
SEARCH_ENGINE = (
    "search.engines.choices.elastic"
    if ELASTICSEARCH_URL
    else "search.engines.choices.memory"
)
# Where the search engine of this host keeps its snapshot file.
SNAPSHOT_DIR = Path(env.text("SNAPSHOT_DIR", str(VAR_DIR / "search")))
# How often a process adds what it has counted of searches to the database; None: never.
SEARCH_LOG_SECONDS: float | None = 30.0
# Where it keeps the Finnish lexicon as it reads it, 30 MB, made once.
LANGUAGE_DIR = Path(env.text("LANGUAGE_DIR", str(VAR_DIR / "language")))

# Visitors get no cookie. Sign-in and forms do: these two are strictly necessary there.
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# A background for the map of the results: none by default, so no address of a visitor goes
# to another host. Its licence asks for words beside the map.
MAP_TILE_URL = env.tile_url("MAP_TILE_URL")
MAP_TILE_ATTRIBUTION = (
    env.required("MAP_TILE_ATTRIBUTION", "whose the tiles of MAP_TILE_URL are.")
    if MAP_TILE_URL
    else ""
)

# "Uusi ryhmä" is /uusi-ryhma/: an address that can be read aloud and typed anywhere.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_SITE_NAME = "Harrastamisen aarrearkku"
WAGTAILADMIN_BASE_URL = env.http_url("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# As Finns write them, in every language of the admin; aarrearkku/formats/ reads them.
WAGTAIL_DATE_FORMAT, WAGTAIL_TIME_FORMAT = "%d.%m.%Y", "%H.%M"
WAGTAIL_DATETIME_FORMAT = f"{WAGTAIL_DATE_FORMAT} {WAGTAIL_TIME_FORMAT}"
# Where a weakness is reported, as an address: mailto:..., https://... (security.txt).
SECURITY_CONTACT = env.text(
    "SECURITY_CONTACT", f"{WAGTAILADMIN_BASE_URL}/tietoa-palvelusta/"
)
WAGTAILIMAGES_IMAGE_MODEL = "images.CatalogueImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.images.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "aarrearkku.adminsearch"}}
# Nothing of the admin calls another host.
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
