"""Many who ask at once, for stories of threads."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def asking(ask: Callable[[int], None], threads: int) -> Iterator[None]:
    """Each thread calls `ask(its number)` again and again while the block runs, once at least.

    What a thread raised is raised at the end of the block: pytest fails no test for an
    exception in a thread of its own.
    """
    done = threading.Event()

    def again(number: int) -> None:
        ask(number)
        while not done.is_set():
            ask(number)

    with ThreadPoolExecutor(threads) as pool:
        asked = [pool.submit(again, number) for number in range(threads)]
        try:
            yield
        finally:
            done.set()
    for each in asked:
        each.result()
