from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "home.areas"
    label = "areas"
