"""The settings of a city's server over plain HTTP on this machine."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-the-drill-on-this-machine")

from aarrearkku.settings.production import *  # noqa: F403

ALLOWED_HOSTS = ["127.0.0.1"]
# Sums of searches are no part of the drill, and their writing would compete with edits.
SEARCH_LOG_SECONDS = None
