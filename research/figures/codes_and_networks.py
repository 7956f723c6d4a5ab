"""Figures of codes, encryption and neural networks."""

import math
from itertools import pairwise
from random import Random

from research.figures.svg_shapes import (
    MIDDLE,
    SIZE,
    Point,
    circle,
    dots,
    evenly_spaced_numbers,
    hexagon_outline,
    polyline,
    polylines,
    square_outline_around_point,
    svg_path,
)


def lattice(rng: Random, small: bool) -> list[str]:
    """Draw spheres packed on the hexagonal lattice, and the decision region of one codeword."""
    rings = 1 if small else 2
    radius = MIDDLE / (2 * rings + 1) - 0.4
    centres = [
        (MIDDLE + radius * (2 * i + j), MIDDLE + radius * math.sqrt(3) * j)
        for i in range(-rings, rings + 1)
        for j in range(-rings, rings + 1)
        if abs(i + j) <= rings
    ]
    parts = [circle(x, y, radius) for x, y in centres]
    parts += [
        dots(centres, 3),
        polyline(hexagon_outline(MIDDLE, MIDDLE, radius * 2 / math.sqrt(3)), "hot"),
    ]
    if not small:
        noise = [
            (MIDDLE + rng.gauss(0, radius / 3), MIDDLE + rng.gauss(0, radius / 3))
            for _ in range(18)
        ]
        parts.append(dots(noise, 2.5, "hot"))
    return parts


def attention_arcs(rng: Random, small: bool) -> list[str]:
    """Draw tokens on a line, and arcs of attention between them; one token's arcs are accented."""
    count = 5 if small else 9
    places = evenly_spaced_numbers(count, 4, SIZE - 4)
    chosen = count - (2 if small else 3)
    arcs = []
    for first in range(count):
        for second in range(first + 1, count):
            above, radius = (first + second) % 2, (places[second] - places[first]) / 2
            hot = (second == chosen and not above) or (first == chosen and above)
            if hot or small or rng.random() < 0.72:
                arc = f"A{radius:.1f} {radius:.1f} 0 0 {above} {places[second]:.1f} {MIDDLE:.0f}"
                commands = f"M{places[first]:.1f} {MIDDLE:.0f}{arc}"
                arcs.append(svg_path(commands, "hot" if hot else ""))
    return [*arcs, dots([(x, MIDDLE) for x in places], 5)]


def one_time_pad(rng: Random, small: bool) -> list[str]:
    """Draw a chessboard encrypted with a one-time pad; only the accented row is decoded."""
    count = 5 if small else 11
    step = SIZE / count
    ones: list[Point] = []
    zeros: list[Point] = []
    decoded: list[Point] = []
    for row in range(count):
        for column in range(count):
            clear = row == count // 2
            bit = (row + column) % 2 if clear else rng.random() < 0.5
            place = (step * (column + 0.5), step * (row + 0.5))
            (zeros if not bit else decoded if clear else ones).append(place)
    side = step * 0.56
    return [
        polylines(square_outline_around_point(*place, side) for place in ones),
        polylines((square_outline_around_point(*place, side) for place in decoded), "hot fill"),
        dots(zeros, 2),
    ]


def trellis(rng: Random, small: bool) -> list[str]:
    """Draw the trellis of a convolutional code with four states, and the surviving path."""
    steps = 3 if small else 7
    columns, rows = (
        evenly_spaced_numbers(steps + 1, 4, SIZE - 4),
        evenly_spaced_numbers(4, 30, SIZE - 30),
    )

    def trellis_branch(step: int, state: int, bit: int) -> tuple[Point, Point]:
        target = bit << 1 | state >> 1
        return (columns[step], rows[state]), (columns[step + 1], rows[target])

    survivor, state = [], int(rng.random() * 4)
    for step in range(steps):
        bit = int(rng.random() < 0.5)
        survivor.append(trellis_branch(step, state, bit))
        state = bit << 1 | state >> 1
    branches = [
        trellis_branch(step, state, bit)
        for step in range(steps)
        for state in range(4)
        for bit in (0, 1)
    ]
    nodes = [(x, y) for x in columns for y in rows]
    return [
        polylines(other for other in branches if other not in survivor),
        dots(nodes, 5),
        polyline([survivor[0][0], *(end for _, end in survivor)], "hot"),
    ]


def tanner_graph(rng: Random, small: bool) -> list[str]:
    """Draw the Tanner graph of a sparse code: bits above, checks below; one check is accented."""
    bits, checks, degree = (6, 3, 4) if small else (12, 6, 4)
    above = [(x, 44.0) for x in evenly_spaced_numbers(bits, 8, SIZE - 8)]
    below = [(x, SIZE - 44.0) for x in evenly_spaced_numbers(checks, 28, SIZE - 28)]
    # Each bit takes part in two checks. Shuffling the sockets draws the code at random.
    sockets = sorted(list(range(bits)) * (checks * degree // bits), key=lambda _: rng.random())
    hot = checks // 2
    edges: list[list[list[Point]]] = [[], []]
    for check, place in enumerate(below):
        for bit in sorted(set(sockets[check * degree : (check + 1) * degree])):
            edges[check == hot].append([above[bit], place])
    side = 22 if small else 14
    return [
        polylines(edges[False]),
        polylines(edges[True], "hot"),
        dots(above, 7),
        polylines(
            square_outline_around_point(*place, side)
            for index, place in enumerate(below)
            if index != hot
        ),
        polyline(square_outline_around_point(*below[hot], side), "hot fill"),
    ]


def polar_transform(rng: Random, small: bool) -> list[str]:
    """Draw the butterflies of a polar transform; all that one input bit reaches is accented."""
    stages = 2 if small else 3
    count = 2**stages
    columns, rows = (
        evenly_spaced_numbers(stages + 1, 6, SIZE - 6),
        evenly_spaced_numbers(count, 10, SIZE - 10),
    )
    reached = {int(rng.random() * count)}
    edges: list[list[list[Point]]] = [[], []]
    for stage in range(stages):
        span = 2**stage
        for row in range(count):
            for target in (row, row ^ span):
                stroke = [(columns[stage], rows[row]), (columns[stage + 1], rows[target])]
                edges[row in reached].append(stroke)
        reached |= {row ^ span for row in reached}
    nodes = [(x, y) for x in columns for y in rows]
    return [polylines(edges[False]), dots(nodes, 5), polylines(edges[True], "hot")]


def code_tree(rng: Random, small: bool) -> list[str]:
    """Draw the tree of a prefix code as a square; the accented path spells one codeword."""
    depth = 4 if small else 8
    parents: dict[Point, Point] = {}
    leaves: list[Point] = []

    def add_tree_branches(node: Point, level: int) -> None:
        if level == depth or (level > 3 and rng.random() < 0.2):
            leaves.append(node)
            return
        reach = SIZE / 2 ** (level // 2 + 2)
        for sign in (-1, 1):
            x, y = node
            tip = (x + sign * reach, y) if level % 2 == 0 else (x, y + sign * reach)
            parents[tip] = node
            add_tree_branches(tip, level + 1)

    root = (MIDDLE, MIDDLE)
    add_tree_branches(root, 0)
    word = [leaves[int(rng.random() * len(leaves))]]
    while word[-1] != root:
        word.append(parents[word[-1]])
    branches = [branch for branch in parents.items() if branch not in set(pairwise(word))]
    return [polylines(branches), dots(leaves, 4), polyline(word, "hot"), dots(word[:1], 9, "hot")]
