"""The generation: a value that differs after every committed write that visitors could see.

It is made of all rows of `VisibleChange`. Their values are random, so a restored backup does not
return to the generation of other data.
"""

import uuid
from typing import Final

from django.db import DatabaseError, connection

from groupsite.page_cache.models import VisibleChange

TABLE: Final = VisibleChange._meta.db_table
QUERY: Final = f'SELECT "value" FROM "{TABLE}" ORDER BY "transaction_number"'  # noqa: S608 — constants


def current_generation() -> str | None:
    """Return the generation of the committed data; None if it cannot be read, as before `migrate`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(QUERY)
            rows = cursor.fetchall()
    except DatabaseError:
        return None
    return "".join(value for (value,) in rows) or None


def start_new_generation() -> None:
    VisibleChange.objects.update_or_create(
        transaction_number=0, defaults={"value": uuid.uuid4().hex}
    )
