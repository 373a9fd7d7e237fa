"""What every page of ours shares."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from home.pages.slugs import HOME_DEPTH, refuse_reserved


class SitePageForm(WagtailAdminPageForm):
    """Tells about a reserved address beside the field, before the page has a place."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.parent_page is not None and self.parent_page.depth == HOME_DEPTH:
            refuse_reserved(cleaned.get("slug", ""))
        return cleaned


class SitePage(Page):
    base_form_class = SitePageForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.depth == HOME_DEPTH + 1:
            refuse_reserved(self.slug)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview in the page's own language, also before it has an address."""
        with translation.override(self.locale.language_code):
            response = super().serve_preview(request, mode_name)
            if hasattr(response, "render"):
                response.render()
        return response
