"""Prints the scores of folders of advertisements."""

import argparse
import sys
from pathlib import Path

from tools.read_ads.scores import by_field, scores_of, total


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tools.read_ads", description=__doc__)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--total", action="store_true", help="print nothing but the totals")
    arguments.add_argument("--write", type=Path, help="write what was read into this folder")
    asked = arguments.parse_args()
    every = []
    for folder in asked.folders:
        scores = scores_of(folder, asked.write)
        every += scores
        for one in [] if asked.total else scores:
            sys.stdout.write(f"{one.name}: {one.right} of {len(one.rows)}\n")
            sys.stdout.writelines(f"{line}\n" for line in one.failures())
        sys.stdout.write(f"{folder}: {total(scores)}\n")
    if not asked.total:
        sys.stdout.writelines(f"{line}\n" for line in by_field(every))


main()
