"""The decorative drawing of a research area, which is the same wherever the area is shown.

The record's permanent key determines it, never its texts, so a translation or a new name does not
change it. It is decorative and hidden from screen readers, so show the area's name beside it.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

from research.figures import codes_and_networks, signals_and_channels

Draw = Callable[[Random, bool], list[str]]


class Figure(models.TextChoices):
    """The figures that an editor can choose for an area."""

    LATTICE = "lattice", pgettext_lazy("figure", "Lattice")
    ATTENTION = "attention", pgettext_lazy("figure", "Attention arcs")
    CONSTELLATION = "constellation", pgettext_lazy("figure", "Signal constellation")
    EYE = "eye", pgettext_lazy("figure", "Eye diagram")
    PAD = "pad", pgettext_lazy("figure", "One-time pad")
    TRELLIS = "trellis", pgettext_lazy("figure", "Trellis")
    TANNER = "tanner", pgettext_lazy("figure", "Tanner graph")
    BUTTERFLY = "butterfly", pgettext_lazy("figure", "Polar transform")
    CODE_TREE = "code_tree", pgettext_lazy("figure", "Code tree")
    BEAM = "beam", pgettext_lazy("figure", "Antenna beam")
    WATER = "water", pgettext_lazy("figure", "Water-filling")
    SUBCARRIERS = "subcarriers", pgettext_lazy("figure", "Subcarriers")


FIGURES: Final[Mapping[str, Draw]] = MappingProxyType(
    {
        Figure.LATTICE.value: codes_and_networks.lattice,
        Figure.ATTENTION.value: codes_and_networks.attention_arcs,
        Figure.CONSTELLATION.value: signals_and_channels.constellation,
        Figure.EYE.value: signals_and_channels.eye_diagram,
        Figure.PAD.value: codes_and_networks.one_time_pad,
        Figure.TRELLIS.value: codes_and_networks.trellis,
        Figure.TANNER.value: codes_and_networks.tanner_graph,
        Figure.BUTTERFLY.value: codes_and_networks.polar_transform,
        Figure.CODE_TREE.value: codes_and_networks.code_tree,
        Figure.BEAM.value: signals_and_channels.antenna_beam,
        Figure.WATER.value: signals_and_channels.water_filling,
        Figure.SUBCARRIERS.value: signals_and_channels.subcarriers,
    }
)

# Chosen from by an area's key, and never changed: another list would give every area without a choice of
# its own another mark. So new figures come after these twelve.
CHOSEN_BY_KEY: Final = tuple(Figure)[:12]


def default_figure(key: UUID) -> Figure:
    """Return the figure of an area for which no editor has chosen one, determined by its key."""
    return CHOSEN_BY_KEY[key.int % len(CHOSEN_BY_KEY)]


@lru_cache(maxsize=1024)
def figure_svg(key: UUID, figure: str = "", small: bool = False) -> SafeString:
    """Return an area's figure as an SVG element; `small` is simplified for 24 to 64 px.

    An unknown figure, such as one that has been removed, is replaced by the default figure.
    """
    draw = FIGURES.get(figure) or FIGURES[default_figure(key).value]
    parts = "".join(draw(Random(key.int), small))  # noqa: S311 - a drawing, not a secret
    size = " area-mark--small" if small else ""
    return mark_safe(  # noqa: S308 - made of numbers and our own class names only
        f'<svg class="area-mark{size}" viewBox="-2 -2 244 244" fill="none" stroke="currentColor" '
        f'aria-hidden="true" focusable="false">{parts}</svg>'
    )
