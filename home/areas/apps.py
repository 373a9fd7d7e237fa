from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "home.areas"
    label = "areas"

    def ready(self) -> None:
        from home.areas import geography, tree
        from home.areas.models import Area, PostcodeShare

        tree.tree.forget_when_saved(Area, PostcodeShare)
        geography.ground.forget_when_saved(Area)
