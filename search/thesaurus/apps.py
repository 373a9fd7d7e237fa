from django.apps import AppConfig


class ThesaurusConfig(AppConfig):
    name = "search.thesaurus"
    label = "thesaurus"

    def ready(self) -> None:
        from home.themes.models import Theme
        from search.thesaurus.kept import thesaurus
        from search.thesaurus.models import Concept

        thesaurus.forget_when_saved(Theme, Concept)
