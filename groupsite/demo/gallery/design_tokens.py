"""The names in tokens.css that the gallery shows; a test keeps the two in step."""

from typing import Final

COLOURS: Final = (
    "ground",
    "wash",
    "ink",
    "ink-soft",
    "rule",
    "edge",
    "accent",
    "on-accent",
    "signal",
    "highlight",
)
SIZES: Final = (
    "display",
    "h1",
    "h2",
    "figure",
    "h3",
    "lead",
    "text",
    "name",
    "ui",
    "small",
    "tiny",
)
SPACES: Final = ("s1", "s2", "s3", "s4", "s6", "s8", "s12", "gap-menu", "gap-head", "gap-section")
