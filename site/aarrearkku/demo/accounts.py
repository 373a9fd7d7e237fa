"""Accounts of the demo, one for each role. Their password is known to everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group

from accounts.models import User

PASSWORD = "aarrearkku"  # noqa: S105 - the demo serves 127.0.0.1 only


@dataclass(frozen=True)
class Account:
    username: str
    role: str
    group: str
    # Told beside what they have done, to colleagues who read Finnish.
    first_name: str
    last_name: str


ACCOUNTS = (
    Account("paakayttaja", "administrator", "Ylläpitäjät", "Demon", "pääkäyttäjä"),
    Account(
        "pohjoinen",
        "editor of the Northern region",
        "Toimittajat: Pohjoinen alue",
        "Pohjoisen",
        "toimittaja",
    ),
    Account("suunnittelija", "planner", "Suunnittelijat", "Demon", "suunnittelija"),
    Account("moderoija", "moderator", "Moderoijat", "Demon", "moderoija"),
)


def build() -> None:
    """Make the accounts; the administrator may do everything."""
    for account in ACCOUNTS:
        user = User(
            username=account.username,
            email=f"{account.username}@demo.example",
            first_name=account.first_name,
            last_name=account.last_name,
            is_superuser=account.group == "Ylläpitäjät",
        )
        user.set_password(PASSWORD)
        user.save()
        user.groups.set(Group.objects.filter(name=account.group))
