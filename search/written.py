"""JSON in which some values are written already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

# Letters as they are, not as escapes, and no blanks between the values.
dumps = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Written(str):
    """A value that is JSON already."""

    __slots__ = ()


def write(content: Mapping[str, Any]) -> Written:
    """The content as a JSON object."""
    members = [
        f"{dumps(name)}:{value if isinstance(value, Written) else dumps(value)}"
        for name, value in content.items()
    ]
    return Written(f"{{{','.join(members)}}}")
