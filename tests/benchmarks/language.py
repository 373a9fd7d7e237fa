"""Measure the Finnish analysis: how quick it is with new words, and what it costs a worker."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from search import language
from search.language.lexicon import lexicon
from search.words import bare
from tests.benchmarks.memory import megabytes

# Labels of the ontology, Finnish beside Swedish: words of every field, most in the plural.
LABELS = Path(language.__file__).parents[1] / "thesaurus" / "data" / "yso.sv.tsv"
KNOWN, INVENTED, MISTYPED = 7_000, 3_000, 300
SYLLABLES = [a + b for a in "hjklmnprstv" for b in "aeiouyäö"]
ENDINGS = ["", "n", "lla", "ssa", "sta", "ille", "jen", "iin"]


def measure() -> dict[str, Any]:
    """All figures, taken in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.language"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def figures() -> dict[str, Any]:
    random = Random(3)
    known, invented = labels(random), inventions(random)
    lexicon()  # made, should this be the first time
    language.analysis.forget()
    gc.collect()
    before = megabytes()
    begun = time.thread_time()
    assert lexicon(), "There is no lexicon to measure."
    load = 1_000 * (time.thread_time() - begun)
    mixed = [*known, *invented]
    random.shuffle(mixed)
    took = {
        "new words a second": analysed(mixed),
        "of the lexicon": analysed(known),
        "of nobody": analysed(invented),
    }
    spelling = [looked_for(mistyped(word, random)) for word in known[:MISTYPED]]
    gc.collect()
    after = megabytes()
    return {
        **took,
        "load, ms": load,
        "memory of a worker, MB more": after["Rss"] - before["Rss"],
        "of it shared by no other, MB": after["Private_Dirty"]
        - before["Private_Dirty"],
        "spelling of a new word, ms": [median(spelling), quantiles(spelling, n=20)[-1]],
        "spelling of a new word, ms at most": max(spelling),
    }


def labels(random: Random) -> list[str]:
    rows = LABELS.read_text().splitlines()
    words = {
        word
        for row in rows
        for word in row.rpartition("\t")[2].lower().split()
        if word.isalpha()
    }
    return random.sample(sorted(words), KNOWN)


def inventions(random: Random) -> list[str]:
    return [
        "".join(random.choices(SYLLABLES, k=random.randint(2, 4)))
        + random.choice(ENDINGS)
        for _ in range(INVENTED)
    ]


def mistyped(word: str, random: Random) -> str:
    """A letter is missing, doubled, wrong or at another's place, or all dots are lost."""
    at = random.randrange(len(word) - 1)
    before, here, after = word[:at], word[at : at + 2], word[at + 2 :]
    return random.choice(
        [
            before + here[1] + after,
            before + here[0] * 2 + here[1:] + after,
            before + here[0] + random.choice("aeiklnrst") + after,
            before + here[::-1] + after,
            bare(word),
        ]
    )


def analysed(words: list[str]) -> float:
    language.analysis.forget()
    lexicon()
    begun = time.thread_time()
    for word in words:
        language.analyse(word)
    return round(len(words) / (time.thread_time() - begun))


def looked_for(word: str) -> float:
    begun = time.thread_time()
    language.corrections(word)
    return 1_000 * (time.thread_time() - begun)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures()) + "\n")
