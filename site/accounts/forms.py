"""Forms that keep an editor to the own region, with what is wrong told beside the field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from accounts.regions import RegionPolicy, is_guarded, regions_of, within_reach

# A child row and whether the editor takes it away.
Row = tuple[Any, bool]


class GuardedForm(WagtailAdminModelForm):
    """Offers and takes only what lies within reach of `for_user`.

    Only what the editor changes is looked at: a club that also serves another region stays
    editable in its own. A form without a person keeps nobody to anything.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.for_user:
            for name, field in self.fields.items():
                if (
                    isinstance(field, ModelMultipleChoiceField)
                    and field.queryset is not None
                ):
                    field.queryset = self.offered(name, field.queryset)

    def offered(self, name: str, choices: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Of a list's choices those within reach, and those chosen already."""
        if not is_guarded(choices.model) or regions_of(self.for_user) is None:
            return choices
        chosen = [one.pk for one in self.initial.get(name) or ()]
        reach = within_reach(self.for_user, choices.model._default_manager.all())
        return choices.filter(Q(pk__in=reach.values("pk")) | Q(pk__in=chosen))

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        regions = regions_of(self.for_user) if self.for_user else None
        if regions is not None:
            for form, taken_away in rows(self):
                refuse_out_of_reach(form, taken_away, self)
            if not self.errors:
                self.refuse_leaving(set(regions.values_list("pk", flat=True)))
        return not any(form.errors for form, _taken_away in rows(self))

    def refuse_leaving(self, regions: set[int]) -> None:
        """Tell, beside a field, that what is saved would belong to none of these regions.

        The editor could not open it any more. Each guarded form knows how its object comes
        to belong to a region.
        """


class MomentForm(GuardedForm):
    """Of one thing there is one row: telling it anew changes the row there is.

    What is left empty then stays as it was told.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if told := self.told_already(cleaned):
            kept = [name for name, value in cleaned.items() if value in (None, "")]
            cleaned |= {name: getattr(told, name) for name in kept}
            self.instance = told
        return cleaned

    def told_already(self, cleaned: dict[str, Any]) -> Model | None:
        """The row of the thing that a new row names."""
        if self.instance.pk:
            return None
        about = next(
            field for field in self._meta.model._meta.fields if field.one_to_one
        )
        owner = cleaned.get(about.name)
        rows = self._meta.model._default_manager
        return rows.filter(**{about.name: owner}).first() if owner else None


def rows(form: Any, taken_away: bool = False) -> Iterator[Row]:
    """The form and those of its child rows, at any depth."""
    yield form, taken_away
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            if child.instance.pk or child.has_changed():
                gone = formset.can_delete and formset._should_delete_form(child)
                yield from rows(child, taken_away or gone)


def refuse_out_of_reach(form: Any, taken_away: bool, whole: GuardedForm) -> None:
    """Refuse the change of a row of another region, and each field that names such a thing."""
    user = whole.for_user
    row = form.instance
    if form is not whole and row.pk and is_guarded(type(row)):
        changed = taken_away or form.has_changed()
        if changed and not RegionPolicy(type(row)).reaches(user, row):
            # Told on top: a row that is taken away is not shown.
            whole.add_error(
                None, _("“%s” is not in your region: leave it as it is.") % row
            )
    if taken_away:
        return
    for field in form.changed_data:
        for one in touched(form, field):
            if not RegionPolicy(type(one)).reaches(user, one):
                form.add_error(field, _("“%s” is not in your region.") % one)
                break


def touched(form: Any, field: str) -> list[Model]:
    """The guarded objects that a changed field names; of a list those added or left out."""
    value = form.cleaned_data.get(field)
    if isinstance(value, QuerySet):
        before = {one.pk: one for one in form.initial.get(field) or ()}
        after = {one.pk: one for one in value}
        found = [*(before | after).values()]
        found = [one for one in found if (one.pk in before) != (one.pk in after)]
    else:
        found = [value]
    return [one for one in found if isinstance(one, Model) and is_guarded(type(one))]
