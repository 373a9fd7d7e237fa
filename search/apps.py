from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self) -> None:
        from search import checks, upkeep  # models are there now

        upkeep.keep_up()
        checks.register_checks()
