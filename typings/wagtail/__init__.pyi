# Wagtail has no types, and most of it stays Any. What is written here makes our own code checked.
from typing import Any

from wagtail import hooks as hooks

def __getattr__(name: str) -> Any: ...
