from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "home.pages"
    label = "pages"

    def ready(self) -> None:
        from wagtail.models import Locale
        from wagtail.signals import post_page_move

        from home.areas.models import Area
        from home.pages import permissions
        from home.pages.drawings import drawings
        from home.pages.landmarks import landmarks
        from home.pages.languages import languages
        from home.pages.menus import menus
        from home.pages.models import ClusterPage, ContentPage, RegionPage

        drawings.forget_when_saved(Area)
        menus.forget_when_saved(ContentPage)
        landmarks.forget_when_saved(RegionPage, ClusterPage)
        post_page_move.connect(landmarks.forget)
        languages.forget_when_saved(Locale)
        permissions.keep_granting()
