"""The list of words that found nothing, in the admin: each is decided with one click."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from search.log.models import USES_UNTIL_READABLE
from search.thesaurus import unfound
from search.thesaurus.models import Concept, Decision, Language

MAY = "thesaurus.change_concept"


class DecisionForm(forms.Form):
    """What a row of the list sends: the words, what they should be written as, and what to do."""

    searched = forms.CharField(max_length=80)
    text = forms.CharField(max_length=80)
    language = forms.ChoiceField(choices=Language.choices)
    deed = forms.RegexField(r"^(new|ignore|[0-9]{1,18})$")


def may_keep_words(request: HttpRequest) -> bool:
    return request.user.has_perm(MAY)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    if not may_keep_words(request):
        raise PermissionDenied
    title = _("Found nothing")
    decisions = Decision.objects.select_related("concept")[: unfound.MOST_DECISIONS]
    return render(
        request,
        "admin/unfound.html",
        {
            "header_title": title,
            "header_icon": "help",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": _("Home")},
                {"url": "", "label": title},
            ],
            "waiting": unfound.unfound(),
            "decisions": decisions,
            "languages": Language.choices,
            "uses": USES_UNTIL_READABLE,
        },
    )


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    if not may_keep_words(request):
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the word that should be added."))
        return redirect("unfound")
    told = form.cleaned_data
    if Decision.objects.filter(searched=told["searched"]).exists():
        messages.warning(request, _("Somebody has decided about it already."))
        return redirect("unfound")
    try:
        decision = _done(request, told)
    except IntegrityError:  # two at the same moment
        messages.warning(request, _("Somebody has decided about it already."))
        return redirect("unfound")
    messages.success(request, str(decision))
    if decision.kind == Decision.Kind.NEW and decision.concept:
        edit = Concept.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
        return redirect(edit, decision.concept.pk)
    return redirect("unfound")


def _done(request: HttpRequest, told: dict[str, str]) -> Decision:
    searched, text, language = told["searched"], told["text"], told["language"]
    if told["deed"] == "ignore":
        return unfound.ignore(searched, request.user)
    if told["deed"] == "new":
        return unfound.make_concept(searched, text, language, request.user)
    concept = get_object_or_404(Concept, pk=told["deed"])
    return unfound.add_to(concept, searched, text, language, request.user)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_keep_words(request):
        raise PermissionDenied
    decision = get_object_or_404(Decision, pk=pk)
    unfound.undo(decision)
    messages.success(request, _("Taken back: %(what)s") % {"what": decision})
    return redirect("unfound")
