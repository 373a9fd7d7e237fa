"""Who signs in: editors, planners, moderators, later partners. Visitors never do."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A person with an account. What they may do comes from their groups."""
