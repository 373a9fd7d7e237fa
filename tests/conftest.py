"""What every test may use."""

from collections.abc import Iterator

import pytest

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
