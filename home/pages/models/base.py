"""What every page of ours shares."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import Promise
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from home.pages.languages import language_of
from home.pages.slugs import HOME_DEPTH, refuse_reserved
from home.pages.versions import versions_of
from home.texts import Text

# Who publishes, as schema.org data.
CITY_LD = {"@type": "GovernmentOrganization", "name": "Oulun kaupunki"}


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

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        versions = versions_of(self, request)
        above = [(page.title, page.get_url(request)) for page in versions.above]
        return context | {
            "today": timezone.localdate(),
            "crumbs": [*above, (self.title, "")] if above else [],
            "translations": versions.exact,
            "nearest_translations": versions.nearest,
        }

    @property
    def headline(self) -> Text:
        """The title, which knows its language: Swedish lists show Finnish pages too."""
        return Text(self.title, language_of(self))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview in the page's own language, also before it has an address."""
        with translation.override(self.locale.language_code):
            response: HttpResponse = super().serve_preview(request, mode_name)
            if hasattr(response, "render"):
                response.render()
        return response


class FixedAddressMixin:
    """A page that the menu leads to. Its slug is the translation of `address`, always."""

    address: Promise | str = ""

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        with translation.override(self.locale.language_code):  # type: ignore[attr-defined]
            self.slug = str(self.address).strip("/")
        super().full_clean(*args, **kwargs)  # type: ignore[misc]
