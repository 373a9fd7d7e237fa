"""Concepts in the admin: their words, their links, what answers a need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, DateColumn

from accounts.choosers import WordsChooserViewSet
from accounts.columns import in_capitals
from accounts.viewsets import GuardedIndexView, GuardedSnippetViewSet
from home.themes.tree import tree as themes
from search.thesaurus import marks
from search.thesaurus.models import Concept, ConceptWord, Language

WITHOUT = (("sv", _("Without Swedish words")), ("en", _("Without English words")))


def theme_choices() -> list[tuple[str, str]]:
    """Every theme under the one it is part of."""
    return [
        ("", "—"),
        *(
            (node.code, "– " * (len(themes().lineage(node.code)) - 1) + node.name)
            for top in themes().roots()
            for node in themes()
            if top.code in themes().lineage(node.code)
        ),
    ]


class ConceptForm(WagtailAdminModelForm):
    """What somebody has saved here is theirs: loading the seed leaves it alone."""

    def save(self, commit: bool = True) -> Concept:
        self.instance.edited = True
        saved: Concept = super().save(commit)
        return saved


HELP = _(
    "<p>The search finds a concept by any of its words, in any inflection, and then looks "
    "for all of them: first for the concept itself, less for what is narrower, last for "
    "what is related. Write each word in its base form. A change counts from the next "
    "search on.</p>"
)

EDIT = ObjectList(
    [
        HelpPanel(HELP),
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel(
            "theme", widget=forms.Select(choices=CallableChoiceIterator(theme_choices))
        ),
        InlinePanel(
            "words",
            [
                FieldRowPanel(
                    [
                        FieldPanel("text"),
                        FieldPanel("language"),
                        FieldPanel("kind"),
                        FieldPanel("weight"),
                    ]
                )
            ],
            heading=_("Words"),
            label=_("Word"),
        ),
        InlinePanel(
            "links",
            [FieldPanel("other"), FieldPanel("kind")],
            heading=_("Broader and related concepts"),
            label=_("Concept"),
        ),
        InlinePanel(
            "marks",
            [
                FieldRowPanel(
                    [
                        FieldPanel(
                            "mark",
                            widget=forms.Select(
                                choices=CallableChoiceIterator(marks.choices)
                            ),
                        ),
                        FieldPanel("weight"),
                    ]
                )
            ],
            heading=_("What it leads to beside words"),
            label=_("Fact of entries"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("need"),
                InlinePanel(
                    "answers",
                    [FieldPanel("concept"), FieldPanel("weight")],
                    label=_("Answer"),
                ),
            ],
            heading=_("Why people come"),
        ),
        FieldPanel("in_use"),
    ],
    base_form_class=ConceptForm,
)


# Enough to tell one concept from another in the list.
WORDS_SHOWN = 5


class WordsColumn(Column):
    """The first words of a concept in one language."""

    def __init__(self, language: Language) -> None:
        label = in_capitals(language.label)
        super().__init__(f"words_{language}", label=label, width="17%")
        self.language = language

    def get_value(self, instance: Concept) -> str:
        texts = [
            word.text for word in instance.words.all() if word.language == self.language
        ]
        more = ["…"] if len(texts) > WORDS_SHOWN else []
        return ", ".join(texts[:WORDS_SHOWN] + more)


class ThemeColumn(Column):
    def __init__(self) -> None:
        super().__init__("theme", label=in_capitals(_("theme")), sort_key="theme")

    def get_value(self, instance: Concept) -> str:
        return str(themes().name(instance.theme)) if instance.theme else ""


class ConceptFilters(WagtailFilterSet):
    """What a maintainer of words looks for."""

    theme = ChoiceFilter(label=_("Theme"), choices=theme_choices, method="within_theme")
    missing = ChoiceFilter(label=_("Words missing"), choices=WITHOUT, method="without")

    class Meta:
        model = Concept
        fields = ("theme", "missing", "need", "in_use", "edited")

    def within_theme(self, rows: QuerySet[Concept], name: str, value: str) -> Any:
        return rows.filter(theme__in=themes().below(value))

    def without(self, rows: QuerySet[Concept], name: str, value: str) -> Any:
        words = ConceptWord.objects.filter(concept=OuterRef("pk"), language=value)
        return rows.exclude(Exists(words))


class ConceptIndexView(GuardedIndexView):
    def search_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        found: QuerySet[Any, Any] = super().search_queryset(queryset)
        # Of a concept several words may hold what is looked for.
        return found.distinct()


class ConceptViewSet(GuardedSnippetViewSet):
    model = Concept
    icon = "tag"
    menu_label = _("Concepts")
    edit_handler = EDIT
    list_display = (
        "__str__",
        ThemeColumn(),
        *map(WordsColumn, Language),
        "need",
        DateColumn("updated_at", label=_("Changed"), sort_key="updated_at"),
    )
    list_export = ("code", "name", "theme", "words", "need", "in_use", "edited")
    export_words = {
        "words": lambda concept: ", ".join(
            f"{word.text} ({word.language})" for word in concept.words.all()
        )
    }
    export_reads = ("words",)
    chooser_viewset_class = WordsChooserViewSet
    search_fields = ("name", "code", "words__text")
    index_view_class = ConceptIndexView
    filterset_class = ConceptFilters

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        return super().get_queryset(request).prefetch_related("words")
