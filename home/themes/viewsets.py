"""Themes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.choosers import WordsChooserViewSet
from home.themes.models import Theme


class ThemeFilters(WagtailFilterSet):
    class Meta:
        model = Theme
        fields = ("parent",)


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    list_display = ("__str__", "parent", "name_sv", "name_en")
    list_export = ("code", "parent", "name_fi", "name_sv", "name_en", "yso_uri")
    list_per_page = 100
    search_backend_name = None
    chooser_viewset_class = WordsChooserViewSet
    search_fields = ("name_fi", "name_sv", "name_en", "code")
    chooser_columns = ("parent",)
    filterset_class = ThemeFilters
