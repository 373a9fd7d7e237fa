from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "home.organisations"
    label = "organisations"
