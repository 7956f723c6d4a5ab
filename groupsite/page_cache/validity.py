"""The next instant at which a public page may change although nobody writes anything.

An app that prints something that depends on the time declares it with a Wagtail hook:

    @hooks.register("next_change_of_public_pages")
    def next_opening_or_closing(at: datetime) -> datetime | None: ...

It returns the first instant after `at` at which a page differs.
"""

from datetime import datetime, timedelta
from typing import Final

from wagtail import hooks

from groupsite.page_cache.cache_setting import MAX_AGE

HOOK: Final = "next_change_of_public_pages"


def page_valid_until(at: datetime) -> datetime:
    """Return until when a page that is rendered at `at` is true: ten minutes, or shorter."""
    declared = [moment for function in hooks.get_hooks(HOOK) if (moment := function(at))]
    return min([at + timedelta(seconds=MAX_AGE), *declared])
