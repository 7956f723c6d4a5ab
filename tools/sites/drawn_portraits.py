"""Draws portraits of invented people ahead, in a thread: a second processor has nothing else to do.

Nearly all of the time goes to making a drawing smooth, which other threads of Python do not wait for.
"""

from collections.abc import Iterable
from io import BytesIO
from threading import Thread
from typing import Final

from groupsite.demo import portraits

_drawn: Final[dict[portraits.Face, bytes]] = {}


def draw_ahead(faces: Iterable[portraits.Face]) -> Thread:
    """Begin to draw these faces; whoever asks for one before it is there draws it."""

    def draw() -> None:
        for face in faces:
            _drawn[face] = _jpeg(face)

    thread = Thread(target=draw, daemon=True)
    thread.start()
    return thread


def drawn_portrait(face: portraits.Face) -> bytes:
    """Return a JPEG file of the face."""
    return _drawn.pop(face, b"") or _jpeg(face)


def _jpeg(face: portraits.Face) -> bytes:
    buffer = BytesIO()
    portraits.draw_portrait(face).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
