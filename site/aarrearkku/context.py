"""What the frame of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """The site's name and the page's own address; a view may give a better `canonical`."""
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "canonical": request.build_absolute_uri(request.path),
    }
