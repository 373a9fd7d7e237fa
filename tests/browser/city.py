"""The small city that the browser visits: something on every kind of page."""

PAGES = {
    "patterns": "/kuviot/",
}


def build() -> None:
    """Write the city into the test database."""
