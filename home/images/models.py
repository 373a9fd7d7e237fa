"""Pictures of the catalogue: who took them, under which licence, and what they show."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from home.texts import Translated


class CatalogueImage(AbstractImage):
    alt_fi = models.CharField(
        _("what it shows, in Finnish"), max_length=255, blank=True
    )
    alt_sv = models.CharField(
        _("what it shows, in Swedish"), max_length=255, blank=True
    )
    alt_en = models.CharField(
        _("what it shows, in English"), max_length=255, blank=True
    )
    alt = Translated()
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    consent_ok = models.BooleanField(
        _("the people in the picture have agreed"), default=False
    )

    admin_form_fields = (
        "title",
        "file",
        "alt_fi",
        "alt_sv",
        "alt_en",
        "photographer",
        "licence",
        "consent_ok",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return str(self.alt or self.description)


class CatalogueRendition(AbstractRendition):
    image = models.ForeignKey(
        CatalogueImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
