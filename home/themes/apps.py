from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "home.themes"
    label = "themes"
