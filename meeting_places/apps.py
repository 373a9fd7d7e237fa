from django.apps import AppConfig


class MeetingPlacesConfig(AppConfig):
    name = "meeting_places"
    label = "meeting_places"
