from django.apps import AppConfig


class AarrearkkuConfig(AppConfig):
    name = "aarrearkku"

    def ready(self) -> None:
        from aarrearkku.comparing import compare_in_words

        compare_in_words()
