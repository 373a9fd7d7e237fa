from django.apps import AppConfig


class AarrearkkuConfig(AppConfig):
    name = "aarrearkku"
