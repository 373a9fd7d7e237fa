from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    label = "activities"

    def ready(self) -> None:
        from activities import following  # its models are there only now

        following.connect()
