"""No address of the admin tells an editor of the north what the centre keeps to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver
from wagtail.models import Page, Revision, TaskState, WorkflowState

from tests.accounts.secrets import WORD
from tests.factories.accounts import ADMINISTRATORS, NORTHERN_EDITORS, member_of

pytestmark = pytest.mark.django_db


def text_of(answer: HttpResponse) -> str:
    body: Any = b"".join(answer) if answer.streaming else answer.content
    return str(body.decode("utf-8-sig", "ignore"))


LISTS = [
    "/admin/",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/results/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/choose-page/",
    *(
        f"/admin/snippets/{name}/"
        for name in (
            "activities/activity",
            "activities/activity/add",
            "meeting_places/meetingplace",
            "meeting_places/mobileservice",
            "meeting_places/stopchange",
            "meeting_places/stopchange/add",
            "organisations/organisation",
        )
    ),
]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_tells_the_city_and_not_the_editor_of_another_region(
    editor, secrets, address
):
    answer = editor.get(address)
    assert answer.status_code == 200
    assert WORD not in text_of(answer)


def test_the_administrators_reports_tell_everything(client, secrets):
    client.force_login(member_of(ADMINISTRATORS))
    for report in ("site-history", "workflow", "workflow_tasks"):
        assert WORD in text_of(client.get(f"/admin/reports/{report}/"))


def test_the_own_region_stays_in_the_reports(editor, secrets):
    club = secrets.northern_club
    club.save_revision(user=member_of(NORTHERN_EDITORS), log_action="wagtail.create")
    club.get_workflow().start(club, member_of(NORTHERN_EDITORS))
    for report in ("site-history", "workflow", "workflow_tasks"):
        assert "Kellon kerho" in text_of(editor.get(f"/admin/reports/{report}/"))


def test_a_report_that_speaks_of_the_whole_city_is_shut(editor, secrets):
    answer = editor.get("/admin/reports/page-types-usage/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert "page-types-usage" not in text_of(editor.get("/admin/"))


def test_many_at_once_are_those_of_the_own_region(editor, secrets):
    bulk = "/admin/bulk/activities/activity/delete/"
    assert editor.get(bulk, {"id": secrets.club.pk}).status_code == 302
    assert WORD not in text_of(editor.get(bulk, {"id": "all"}))
    pages = "/admin/bulk/wagtailcore/page/publish/"
    above = secrets.article.get_parent().pk
    for asked in (
        {"id": secrets.article.pk},
        {"id": "all"},
        {"id": "all", "childOf": above},
    ):
        assert editor.get(pages, asked).status_code == 302


# Every address there is, asked with every number it could be asked with.

QUERIES: tuple[dict[str, Any], ...] = (
    {},
    {"q": WORD},
    {"export": "csv"},
    {"id": [str(number) for number in range(1, 9)]},
    {"id": "all"},
)
OF_PAGES = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
GENERIC = ("wagtailcore/page", "activities/activity", "organisations/organisation")
# The public site in a frame, what is meant to fail, and the way out.
LEFT_OUT = ("view_draft", "failwhale", "logout", ".*")


@pytest.mark.slow
def test_no_address_at_all_tells_of_another_region(editor, secrets):
    editor.raise_request_exception = False
    told = []
    for pattern in addresses(get_resolver()):
        if not pattern.startswith("admin/") or any(one in pattern for one in LEFT_OUT):
            continue
        asks_for_many = "<" not in pattern or "choose" in pattern or "bulk" in pattern
        for address in filled(pattern):
            for query in QUERIES if asks_for_many else QUERIES[:1]:
                answer = editor.get(address, query)
                text = without_what_was_asked(text_of(answer), query)
                if answer.status_code == 200 and WORD in text:
                    told.append((address, query))
    assert not told


def without_what_was_asked(text: str, query: dict[str, Any]) -> str:
    if "q" not in query:
        return text
    return re.sub(rf"""(["“'=]|em>)\s*{WORD}["&”'\\<]""", "", text)


def addresses(resolver: Any, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address
        else:
            yield from addresses(pattern, address)


def filled(pattern: str) -> Iterator[str]:
    any_model = re.compile(r"<\w+:app_label>/<\w+:model_name>")
    if any_model.search(pattern):
        for model in GENERIC:
            yield from filled(any_model.sub(model, pattern))
        return
    pattern = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
    pattern = pattern.replace("^", "").replace("$", "").replace("\\.", ".")
    names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
    for chosen in product(*(values(name, pattern) for name in names)):
        address = pattern
        for value in chosen:
            address = re.sub(r"<[^>]+>", value, address, count=1)
        yield f"/{address}"


def values(name: str, pattern: str) -> list[str]:
    if name in OF_PAGES or (name == "pk" and "/pages/" in pattern):
        return keys(Page)
    if name.startswith("revision_id"):
        return keys(Revision)[:2]
    if name == "task_state_id":
        return keys(TaskState)[:2]
    if name == "workflow_state_id":
        return keys(WorkflowState)[:2]
    if name in ("pk", "object_id"):
        found = re.search(
            r"(?:snippets/choose|snippets|choose|ping|snippet)/(\w+)/(\w+)/", pattern
        )
        return keys(apps.get_model(found[1], found[2])) if found else ["1", "2"]
    if name == "action_name":
        return ["approve"]
    if name == "action":
        return ["delete", "publish", "unpublish", "move"]
    return ["1"]


def keys(model: Any) -> list[str]:
    newest = model._default_manager.order_by("-pk").values_list("pk", flat=True)
    return [str(key) for key in newest[:9]]
