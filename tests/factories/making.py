"""A factory whose call gives the model, for mypy too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from factory.django import DjangoModelFactory

Made = TypeVar("Made")


class Factory(DjangoModelFactory[Made]):
    if TYPE_CHECKING:
        # factory_boy's metaclass makes the model when the class is called, and has no types.
        def __new__(cls, **facts: Any) -> Made: ...  # type: ignore[misc]
