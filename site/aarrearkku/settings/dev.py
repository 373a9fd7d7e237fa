"""A developer's or a visitor's own machine: SQLite, no other service, readable errors."""

from aarrearkku.settings.base import *  # noqa: F403
from aarrearkku.settings.base import INSTALLED_APPS, MIDDLEWARE

DEBUG = True
# Known to everybody: this file serves 127.0.0.1 only.
SECRET_KEY = "only-for-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
# Without DEBUG, as the demo serves, an error is still told in the terminal.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {
            "handlers": ["console"],
            "level": "ERROR",
            "propagate": False,
        }
    },
}
# Static files come as on a server: by WhiteNoise, and compressed.
INSTALLED_APPS.insert(0, "whitenoise.runserver_nostatic")
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")
