from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self) -> None:
        from home.organisations.models import Organisation
        from meeting_places.models import MeetingPlace
        from search import checks, find, upkeep, versions  # models are there now
        from search.known_places import addresses
        from search.log import counting
        from search.organisers import organisers

        organisers.forget_when_saved(Organisation)
        addresses.forget_when_saved(MeetingPlace)
        upkeep.keep_up()
        versions.committed.connect(find.edited)
        checks.register_checks()
        counting.keep_counting()
