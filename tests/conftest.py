"""What every test may use."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

from aarrearkku.start import compile_translations
from home.trees import Kept

pytest_plugins = ["tests.rows"]

# Before Django loads them: a fresh checkout has sources only.
compile_translations()


@pytest.fixture(autouse=True)
def _no_tree_of_another_test() -> Iterator[None]:
    """The rows of a test are rolled back; the trees made of them go too."""
    Kept.forget_all()
    yield
    Kept.forget_all()


@pytest.fixture(autouse=True)
def _in_finnish_at_first() -> Iterator[None]:
    """The test client leaves the language of its last request active."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)
