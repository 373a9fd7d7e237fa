from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "home.pages"
    label = "pages"

    def ready(self) -> None:
        from home.areas.models import Area
        from home.pages import permissions
        from home.pages.drawings import drawings
        from home.pages.menus import menus
        from home.pages.models import ContentPage

        drawings.forget_when_saved(Area)
        menus.forget_when_saved(ContentPage)
        permissions.keep_granting()
