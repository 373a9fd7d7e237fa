from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "home.pages"
    label = "pages"

    def ready(self) -> None:
        from home.areas.models import Area
        from home.pages import permissions
        from home.pages.drawings import drawings

        drawings.forget_when_saved(Area)
        permissions.keep_granting()
