"""How the memory of large arrays goes back to the system."""

import ctypes

# mallopt(3): how much may lie free at the end of the heap, and from which size on an
# array gets pages of its own, which go back when it is freed.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
KEPT, LARGE = 4 << 20, 3 << 20


def give_back_large_arrays() -> None:
    """Keep glibc from holding more than 4 MB that nobody uses.

    Left alone it raises both limits with the largest array that it has seen freed: at a
    million entries every worker held 17 MB of nothing. Other C libraries have no such
    habit, and no such switch.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_TRIM_THRESHOLD, KEPT)
        mallopt(M_MMAP_THRESHOLD, LARGE)
