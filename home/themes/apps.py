from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "home.themes"
    label = "themes"

    def ready(self) -> None:
        from home.themes.models import Theme
        from home.themes.tree import tree

        tree.forget_when_saved(Theme)
