"""The addresses of pages that the menu leads to: the same page type, one word a language."""

from django.utils.translation import gettext_lazy as _

REGIONS = _("regions/")
NEWS = _("news/")
