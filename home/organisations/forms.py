"""What an editor of an organiser is told at once, beside the field."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.forms import GuardedForm


class OrganisationForm(GuardedForm):
    def refuse_leaving(self, regions: set[int]) -> None:
        chosen = {region.pk for region in self.cleaned_data["regions"]}
        if not chosen & regions:
            self.add_error(
                "regions", _("Choose your own region, among others or alone.")
            )
