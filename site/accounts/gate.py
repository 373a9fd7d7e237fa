"""One gate before every address of the admin that names a page, or many objects at once.

Wagtail asks for permission before it changes anything, yet some of its views show the name
of what they then refuse to change: drafts of another region among them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts.models import User
from accounts.regions import is_guarded, regions_of, within_reach

PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
# It names the page edited last of each kind, wherever that stands.
OF_THE_WHOLE_CITY = ("page_types_usage", "page_types_usage_results")


def known_pages(user: User, pages: QuerySet[Page]) -> QuerySet[Page]:
    """The published pages, and those the person may work on."""
    if regions_of(user) is None:
        return pages
    policy = policy_registry.get_by_type(Page)
    known = Q(live=True)
    for root in policy.instances_with_direct_explore_permission(user):
        # By path: Wagtail's search filters by nothing else that would tell.
        known |= Q(path__startswith=root.path)
    return pages.filter(known)


class RegionGateMiddleware:
    """Turns back who is kept to a region from what lies outside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        user = request.user
        if not isinstance(user, User) or regions_of(user) is None:
            return None
        return None if may_pass(request, user, kwargs) else permission_denied(request)


def may_pass(request: HttpRequest, user: User, arguments: dict[str, Any]) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else ""
    if name in OF_THE_WHOLE_CITY:
        return False
    pages = known_pages(user, Page.objects.all())
    named = {str(arguments[each]) for each in PAGE_ARGUMENTS if each in arguments}
    if name == "wagtail_bulk_action":
        chosen = set(request.GET.getlist("id"))
        model = apps.all_models[arguments["app_label"]].get(arguments["model_name"])
        if model is Page:
            named |= chosen_pages(chosen, request.GET.getlist("childOf"))
        elif model and is_guarded(model):
            rows = within_reach(user, model._default_manager.all())
            return all_within(rows, chosen - {"all"})
    return all_within(pages, named)


def chosen_pages(chosen: set[str], parents: list[str]) -> set[str]:
    """The pages ticked in a list; "all" are those below the page whose list it is."""
    if "all" not in chosen:
        return chosen
    paths = Page.objects.filter(pk__in=filter(str.isdecimal, parents))
    listed = [page.get_children().values_list("pk", flat=True) for page in paths]
    # Without a parent "all" would be every page of the city.
    below = {str(pk) for pks in listed for pk in pks} if listed else {"all"}
    return below | (chosen - {"all"})


def all_within(rows: QuerySet[Any, Any], keys: set[str]) -> bool:
    """Every key is a row's; one that is no number is none."""
    if not keys:
        return True
    numbers = [int(key) for key in keys if key.isdecimal()]
    return len(numbers) == len(keys) == rows.filter(pk__in=numbers).count()
