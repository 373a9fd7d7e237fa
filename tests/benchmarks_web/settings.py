"""The settings of a city's server, with a page that does nothing to measure against."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-measuring-on-this-machine")

from aarrearkku.settings.production import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks_web.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
