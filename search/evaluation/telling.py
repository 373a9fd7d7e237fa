"""The outcome of a set as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.table import Table

from search.evaluation.asking import Outcome
from search.evaluation.measures import Found, mean, percentile

FIGURES = {
    "ndcg": "nDCG@10",
    "recall": "recall@20",
    "top1": "good first",
    "zero": "no answer",
}


def by_class(told: Outcome) -> dict[str, list[Found]]:
    """The figures of the queries by class, the largest class first."""
    classes: dict[str, list[Found]] = {}
    for asked, found in zip(told.queries, told.found, strict=True):
        classes.setdefault(asked.cls, []).append(found)
    return dict(sorted(classes.items(), key=lambda pair: -len(pair[1])))


def as_json(told: Outcome, slots: Outcome | None = None) -> dict[str, Any]:
    """Overall figures, those of each class, of the slots, and times in milliseconds."""
    figures = {
        "overall": _figures(told.found),
        "classes": {name: _figures(found) for name, found in by_class(told).items()},
        "slots": understood(told),
        "milliseconds": {
            "analysis and plan": _times(told.planning),
            "whole answer": _times(told.whole),
        },
    }
    return figures | ({"slot list": understood(slots)} if slots else {})


def _figures(found: list[Found]) -> dict[str, float]:
    return {"queries": len(found)} | {
        name: round(value, 4) for name, value in mean(found)._asdict().items()
    }


def understood(told: Outcome) -> dict[str, Any]:
    """Precision and recall of what was read from the words, together and by slot."""
    found, wanted, right = (
        sum(getattr(each, name) for each in told.slots.values())
        for name in ("found", "wanted", "right")
    )
    return {
        "precision": round(right / found, 4) if found else 1.0,
        "recall": round(right / wanted, 4) if wanted else 1.0,
        "exact": round(told.exact / len(told.queries), 4),
        "of": {
            name: {
                "precision": round(each.precision, 4),
                "recall": round(each.recall, 4),
                "wanted": each.wanted,
            }
            for name, each in told.slots.items()
        },
    }


def _times(values: list[float]) -> dict[str, float]:
    return {
        "p50": round(percentile(values, 0.5), 2),
        "p95": round(percentile(values, 0.95), 2),
    }


def table(told: Outcome, slots: Outcome | None = None) -> Iterator[Table]:
    """The same to be read."""
    figures = as_json(told, slots)
    yield _of_classes({"all": figures["overall"], **figures["classes"]})
    yield _of_slots("what the words say", figures["slots"])
    if slots:
        yield _of_slots("the list of slots", figures["slot list"])
    times = Table("milliseconds", "p50", "p95")
    for name, values in figures["milliseconds"].items():
        times.add_row(name, f"{values['p50']:.1f}", f"{values['p95']:.1f}")
    yield times


def _of_classes(classes: dict[str, dict[str, float]]) -> Table:
    told = Table("class", "queries", *FIGURES.values())
    for name, figures in classes.items():
        values = [f"{figures[figure]:.3f}" for figure in FIGURES]
        told.add_row(name, str(figures["queries"]), *values)
    return told


def _of_slots(title: str, figures: dict[str, Any]) -> Table:
    told = Table(title, "said", "precision", "recall")
    for name, each in figures["of"].items():
        shares = [f"{each[share]:.3f}" for share in ("precision", "recall")]
        told.add_row(name, str(each["wanted"]), *shares)
    shares = [f"{figures[share]:.3f}" for share in ("precision", "recall")]
    told.add_row("all", f"exact {figures['exact']:.3f}", *shares)
    return told
