"""Fields of the admin's forms."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


def ticked(field: str) -> FieldPanel:
    """Several of many, each with a tick of its own.

    A list box would forget all that is chosen at one click without Ctrl.
    """
    return FieldPanel(field, widget=CheckboxSelectMultiple)


class TicksByBranch(CheckboxSelectMultiple):
    """Ticks of a tree: each of its branches opens, and is open where one in it is ticked.

    The choices are rows with a `parent`. Each branch holds its top row and all below it.
    """

    template_name = "admin/ticks_by_branch.html"

    class Media:
        css = {"all": ["admin/ticks_by_branch.css"]}

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        """Per branch its name, its ticks, and whether it is open."""
        given: Any = self.choices
        choices = [(choice.instance, choice, label) for choice, label in given]
        above = {row.pk: row.parent_id for row, _choice, _label in choices}
        names = {row.pk: str(label) for row, _choice, label in choices}
        branches: dict[int, tuple[str, list[Any]]] = {}
        for index, (row, choice, label) in enumerate(choices):
            top = row.pk
            while above[top] in above:
                top = above[top]
            ticked = str(choice) in value
            tick = self.create_option(name, choice, label, ticked, index, attrs=attrs)
            branches.setdefault(top, (names[top], []))[1].append(tick)
        return [
            (label, ticks, any(tick["selected"] for tick in ticks))
            for label, ticks in branches.values()
        ]


def ticked_by_branch(field: str) -> FieldPanel:
    """Several of many in a tree: the branches are shut where nothing is chosen."""
    return FieldPanel(field, widget=TicksByBranch)


def in_three(field: str, heading: Any = "") -> FieldRowPanel | MultiFieldPanel:
    """One text in Finnish, Swedish and English: in a row, or under a heading of their own."""
    texts = [FieldPanel(f"{field}_{code}") for code in ("fi", "sv", "en")]
    return MultiFieldPanel(texts, heading=heading) if heading else FieldRowPanel(texts)
