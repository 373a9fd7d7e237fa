from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "home.calendars"
    label = "calendars"
