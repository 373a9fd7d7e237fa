from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class AreasConfig(AppConfig):
    name = "home.areas"
    label = "areas"

    def ready(self) -> None:
        from home.areas import geography, relocation, tree
        from home.areas.models import Area, PostcodeShare

        # Forget first, relocate after: receivers are called in the order they connect.
        tree.tree.forget_when_saved(Area, PostcodeShare)
        geography.ground.forget_when_saved(Area)
        post_save.connect(relocation.follow_a_saved_area, sender=Area)
        post_save.connect(relocation.follow_a_share, sender=PostcodeShare)
        post_delete.connect(relocation.follow_a_share, sender=PostcodeShare)
