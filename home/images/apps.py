from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "home.images"
    label = "images"
