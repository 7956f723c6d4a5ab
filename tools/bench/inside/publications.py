"""Adds so many invented publications to a data folder, with their search index; prints how many authors."""

import json
import sys
from datetime import UTC, datetime

import django

django.setup()

# The models can be imported only now.
from groupsite.search.index.updating import update_index  # noqa: E402
from research.models import Authorship  # noqa: E402
from tools.bench.publications.load import load_publications  # noqa: E402


def main(count: int) -> None:
    at = datetime.now(UTC)
    load_publications(count, at)
    update_index(at)
    json.dump({"authorships": Authorship.objects.count()}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
