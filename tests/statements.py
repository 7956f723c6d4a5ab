"""What the database is asked, without the values: what costs the same asks the same."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

VALUES = re.compile(r"'[^']*'|\b\d[\d.]*\b|s\d+_x\d+")


def statements(act: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        act()
    return [VALUES.sub("?", query["sql"]) for query in asked.captured_queries]
