"""Components drawn once: what stands many times on a page is made of few different ones."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def component(name: str, **variables: Any) -> SafeString:
    """`{% component "components/tag.html" label=tag.label %}`: an include that is drawn once.

    For what stands many times on a page and depends on its variables and the language alone.
    """
    # A safe string equals an unsafe one, and must not be taken for it.
    told = tuple((key, value, type(value)) for key, value in variables.items())
    return _drawn(name, get_language(), told)


@lru_cache(2_000)
def _drawn(
    name: str, language: str | None, told: tuple[tuple[str, Any, type], ...]
) -> SafeString:
    # What a template of ours renders is safe already; Django's types promise a string only.
    return SafeString(get_template(name).render({key: value for key, value, _ in told}))
