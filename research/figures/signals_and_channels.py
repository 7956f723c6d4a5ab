"""Figures of signals and channels."""

import math
from random import Random

from research.figures.svg_shapes import (
    MIDDLE,
    SIZE,
    Point,
    circle,
    dots,
    evenly_spaced_numbers,
    polyline,
    polylines,
    svg_path,
)


def constellation(rng: Random, small: bool) -> list[str]:
    """Draw received 16-QAM symbols as clouds around their points; one symbol is accented."""
    levels, hot = (30, 90, 150, 210), (150, 90)
    symbols = [(x, y) for x in levels for y in levels]
    axes = polylines([[(MIDDLE, 0), (MIDDLE, SIZE)], [(0, MIDDLE), (SIZE, MIDDLE)]])
    if small:
        others = [symbol for symbol in symbols if symbol != hot]
        return [axes, dots(others, 4), circle(*hot, 24, "hot"), dots([hot], 4, "hot")]
    clouds = [
        dots(
            [(x + rng.gauss(0, 9), y + rng.gauss(0, 9)) for _ in range(13)],
            2.5,
            "hot" if (x, y) == hot else "",
        )
        for x, y in symbols
    ]
    return [axes, *clouds, circle(*hot, 30, "hot")]


def eye_diagram(rng: Random, small: bool) -> list[str]:
    """Draw the eye diagram of a filtered bit stream, one rising trace accented."""

    def pulse(time: float) -> float:
        ringing = math.sin(math.pi * time) / (math.pi * time) if time else 1.0
        return math.exp(-((time / 0.55) ** 2)) * ringing

    # The last four bits make a rise between equal bits, so that every figure has a hot trace.
    free = [-1, 1, 1, -1] if small else [1 if rng.random() < 0.5 else -1 for _ in range(18)]
    bits = [*free, -1, -1, 1, 1]
    traces = []
    for start in range(1, len(bits) - 2):
        jitter = 0 if small else rng.gauss(0, 0.035)
        gain = 1 if small else 1 + rng.gauss(0, 0.05)
        trace = []
        for step in range(29):
            time = start - 0.5 + step / 14 + jitter
            near = [(at, bit) for at, bit in enumerate(bits) if abs(time - at) < 3]
            level = sum(bit * pulse(time - at) for at, bit in near)
            trace.append((SIZE * step / 28, MIDDLE - 74 * gain * level))
        traces.append(trace)
    return [polylines(traces[:-1]), polyline(traces[-1], "hot")]


def antenna_beam(rng: Random, small: bool) -> list[str]:
    """Draw the beam of an antenna array, steered to one side, over circles of equal gain."""
    antennas, ground, reach = (4 if small else 8), 182.0, 116.0
    steering = (rng.random() - 0.5) * 0.9

    def gain(angle: float) -> float:
        phase = math.pi * (math.sin(angle) - math.sin(steering))
        if abs(math.sin(phase / 2)) < 1e-9:
            return 1.0
        return abs(math.sin(antennas * phase / 2) / (antennas * math.sin(phase / 2)))

    def point_at(angle: float) -> Point:
        decibels = 20 * math.log10(max(gain(angle), 1e-6))
        radius = reach * max(0.0, 1 + decibels / 40)
        return (MIDDLE + radius * math.sin(angle), ground - radius * math.cos(angle))

    angles = evenly_spaced_numbers(361, -math.pi / 2, math.pi / 2)
    # The main lobe lies between the two nulls nearest to its direction.
    width = 2 / antennas
    main = [angle for angle in angles if abs(math.sin(angle) - math.sin(steering)) < width]
    sides = [[point_at(angle) for angle in angles if angle < main[0]]]
    sides += [[point_at(angle) for angle in angles if angle > main[-1]]]
    rings = [reach] if small else [reach / 4, reach / 2, reach * 3 / 4, reach]
    arcs = "".join(
        f"M{MIDDLE - r:.1f} {ground:.1f}A{r:.1f} {r:.1f} 0 0 1 {MIDDLE + r:.1f} {ground:.1f}"
        for r in rings
    )
    array = [(x, ground + 18) for x in evenly_spaced_numbers(antennas, MIDDLE - 63, MIDDLE + 63)]
    return [
        svg_path(arcs),
        polyline([(MIDDLE - reach, ground), (MIDDLE + reach, ground)]),
        polylines(side for side in sides if side),
        dots(array, 5),
        polyline([(MIDDLE, ground), *(point_at(angle) for angle in main), (MIDDLE, ground)], "hot"),
    ]


def water_filling(rng: Random, small: bool) -> list[str]:
    """Draw water-filling: power is poured over the noise of a channel, up to one level."""
    level, ground = 84.0, SIZE - 20.0
    turns = [rng.random() * 2 * math.pi for _ in range(3)]

    def noise(x: float) -> float:
        waves = zip((40, 26, 12), (1.1, 2.3, 4.7), turns, strict=True)
        return 128 + sum(
            size * math.cos(2 * math.pi * speed * x / SIZE + turn) for size, speed, turn in waves
        )

    def water_lines(depth: float) -> list[list[Point]]:
        """Return the horizontal lines at this depth, where the water is at least that deep."""
        stretches: list[list[Point]] = [[]]
        for x in evenly_spaced_numbers(121, 0, SIZE):
            if noise(x) > level + depth:
                stretches[-1].append((x, level + depth))
            elif stretches[-1]:
                stretches.append([])
        return [[stretch[0], stretch[-1]] for stretch in stretches if len(stretch) > 1]

    bed = [
        [(x, noise(x)), (x, ground)] for x in evenly_spaced_numbers(13 if small else 49, 0, SIZE)
    ]
    waves = (
        [] if small else [stretch for depth in range(8, 120, 8) for stretch in water_lines(depth)]
    )
    return [
        polylines(bed),
        polyline([(x, noise(x)) for x in evenly_spaced_numbers(61, 0, SIZE)]),
        polylines(waves),
        polylines(water_lines(0), "hot"),
    ]


def subcarriers(rng: Random, small: bool) -> list[str]:
    """Draw orthogonal subcarriers: where one has its peak, all others are zero."""
    count = 3 if small else 7
    places = (
        evenly_spaced_numbers(count, 56, SIZE - 56)
        if small
        else evenly_spaced_numbers(count, 30, SIZE - 30)
    )
    distance = places[1] - places[0]
    hot = 1 + int(rng.random() * (count - 2))

    def subcarrier_spectrum(centre: float) -> list[Point]:
        curve = []
        for x in evenly_spaced_numbers(97, 0, SIZE):
            offset = math.pi * (x - centre) / distance
            level = math.sin(offset) / offset if offset else 1.0
            curve.append((x, 164 - 128 * level))
        return curve

    return [
        polyline([(0, 164), (SIZE, 164)]),
        polylines(subcarrier_spectrum(place) for index, place in enumerate(places) if index != hot),
        polyline(subcarrier_spectrum(places[hot]), "hot"),
        dots([(x, 164) for x in places], 5),
    ]
