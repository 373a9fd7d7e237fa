"""A developer's or a visitor's own machine: SQLite, no other service, readable errors."""

from aarrearkku.settings.base import *  # noqa: F403

DEBUG = True
# Known to everybody: this file serves 127.0.0.1 only.
SECRET_KEY = "only-for-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = True
