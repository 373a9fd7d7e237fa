"""Addresses that people can read, keep and pass on.

Whatever has a page of its own gets a short address from its name. When an editor changes
the address later, the old one goes on leading to the page: as a redirect of Wagtail, which
editors find and can remove under Settings > Redirects.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

MAX_LENGTH = 120


class Addressed(models.Model):
    """Something with a page of its own, at an address made from its name.

    The class that inherits gives `get_absolute_url()`; one with pages below its own page
    lists them all in `addresses()`.
    """

    slug = models.SlugField(
        _("address"),
        max_length=MAX_LENGTH,
        unique=True,
        blank=True,
        help_text=_(
            "The end of the page's address. Left empty, it is made from the name. "
            "Old addresses keep working."
        ),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.slug = self.slug or free_slug(self, str(getattr(self, "name", "")))
        with transaction.atomic():
            public = self._public_row()
            super().save(*args, **options)
            if public and public.slug != self.slug:
                before = public.all_addresses()
                public.slug = self.slug
                leave_redirects(before, public.all_addresses())

    def get_absolute_url(self) -> str:
        """The page in the active language; each kind of page has an address of its own."""
        raise NotImplementedError

    def full_clean(self, *args: Any, **options: Any) -> None:
        self.slug = self.slug or free_slug(self, str(getattr(self, "name", "")))
        super().full_clean(*args, **options)

    def addresses(self) -> list[str]:
        """The pages of this object in the active language, its own first."""
        return [self.get_absolute_url()]

    def all_addresses(self) -> list[str]:
        """The same pages in every language, always in the same order."""
        found = []
        for language, _name in settings.LANGUAGES:
            with override(language):
                found += self.addresses()
        return found

    def _public_row(self) -> Addressed | None:
        if not self.pk:
            return None
        # Whoever inherits has drafts too, and so the column `live`.
        return type(self)._default_manager.filter(pk=self.pk, live=True).first()  # type: ignore[misc]


def free_slug(owner: models.Model, name: str) -> str:
    """A slug from the name which no other object of this kind has: `tuira`, `tuira-2`."""
    start = stem(owner, name)
    others = type(owner)._default_manager.exclude(pk=owner.pk)
    return first_free(
        start, set(others.filter(slug__startswith=start).values_list("slug", flat=True))
    )


def stem(owner: models.Model, name: str) -> str:
    """The name as an address, with room left for a number; never empty."""
    return slugify(name)[: MAX_LENGTH - 5] or type(owner)._meta.model_name or "x"


def first_free(start: str, taken: Container[str]) -> str:
    slug, number = start, 2
    while slug in taken:
        slug, number = f"{start}-{number}", number + 1
    return slug


def leave_redirects(old: list[str], new: list[str]) -> None:
    """Lead each old address to the new one beside it, without chains and without loops."""
    for before, after in zip(old, new, strict=True):
        Redirect.objects.filter(redirect_link=before).update(redirect_link=after)
        Redirect.objects.filter(old_path=Redirect.normalise_path(after)).delete()
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(before),
            site=None,
            defaults={"redirect_link": after, "automatically_created": True},
        )
