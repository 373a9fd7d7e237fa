"""Where Wagtail lets us keep an editor to the own region by a hook."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import classproperty
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models

from accounts.gate import known_pages
from accounts.regions import is_guarded, regions_of, within_reach


@hooks.register("construct_page_chooser_queryset")
def offer_known_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return known_pages(request.user, pages)  # type: ignore[arg-type]


@hooks.register("construct_reports_menu")
def hide_the_citys_reports(request: HttpRequest, items: list[Any]) -> None:
    if regions_of(request.user) is not None:  # type: ignore[arg-type]
        items[:] = [item for item in items if item.name != "page-types-usage"]


# After Wagtail's own, in whose place it comes.
@hooks.register("register_bulk_action", order=1)
class GuardedDelete(DeleteBulkAction):
    """“All in this list” are those within reach."""

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - Wagtail's own spelling
        return [model for model in get_snippet_models() if is_guarded(model)]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        rows = within_reach(self.request.user, self.model._default_manager.all())
        return rows.values_list("pk", flat=True)
