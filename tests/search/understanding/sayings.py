"""Tables of sayings: what is written, what is understood, and the words that are left.

("sähly 7 v ma-ti", "age=7 day=mo,tu", "sähly")
"""

from __future__ import annotations

from search.understanding import Understood

Saying = tuple[str, str, str]


def told(understood: Understood) -> str:
    """What was understood as the tables write it, parameters in the order of the alphabet."""
    values = understood.values.items()
    return " ".join(f"{name}={','.join(said)}" for name, said in sorted(values))
