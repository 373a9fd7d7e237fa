"""Areas in the admin: the whole city's, so nobody is kept to a part of them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.choosers import WordsChooserViewSet
from accounts.columns import ChoiceColumn
from home.areas.models import Area


class AreaFilters(WagtailFilterSet):
    class Meta:
        model = Area
        fields = ("level", "parent")


class AreaViewSet(SnippetViewSet):
    model = Area
    icon = "site"
    menu_label = _("Areas")
    list_display = ("__str__", "code", ChoiceColumn("level", _("level")), "parent")
    list_export = ("code", "level", "parent", "name_fi", "name_sv", "name_en")
    list_per_page = 50
    search_backend_name = None
    chooser_viewset_class = WordsChooserViewSet
    search_fields = ("name_fi", "name_sv", "name_en", "code")
    filterset_class = AreaFilters
