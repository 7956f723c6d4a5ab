"""Room for the frames of deep calls, so that Python does not fetch and return memory all the time.

CPython keeps the frames of a thread in pieces of 16 KiB. Where a call passes the end of a piece, it maps a
new one, and unmaps it on return. Below pytest, templates stand so deep that this happened thousands of
times a page, and took a seventh of the processor's time. A piece is always large enough for its first
frame: a function that asks for a large frame leaves the rest of the piece to all that it calls.
"""

from collections.abc import Callable

WORDS = 2**15  # Python doubles a piece until the frame fits: half a MiB, of which half is left


def with_room_for_frames[**P, T](function: Callable[P, T]) -> Callable[P, T]:
    function.__code__ = function.__code__.replace(co_stacksize=WORDS)
    return function
