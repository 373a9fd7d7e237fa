"""The editor's form of a picture, in every window that uploads one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from home.texts import LANGUAGES


class PictureForm(BaseImageForm):
    """Takes no picture that tells nothing to those who do not see it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "alt_fi" in self.fields:
            self.fields["alt_fi"].help_text = _(
                "Read aloud to those who do not see the picture. In at least one language."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        told = any(cleaned.get(f"alt_{language}") for language in LANGUAGES)
        if "alt_fi" in self.fields and not told:
            self.add_error("alt_fi", _("Write what the picture shows."))
        return cleaned
