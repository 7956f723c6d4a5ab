"""What stands in the way of a page going live: asked before publishing, never after."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people import localize
from people.records.rights import may_publish


def obstacles_to_page(page: Any, user: Any) -> list[str]:
    """Sentences for the editor: why publishing this page now would end in a 404 or in half a text."""
    found = []
    record = page.record
    if not record.live:
        found += record.draft().obstacles()
        if not may_publish(user, record):
            found.append(
                _(
                    "The facts are not published yet, and you cannot publish them. "
                    "Ask an editor to publish the facts first."
                )
            )
    if count := localize.untranslated(page):
        found.append(
            ngettext(
                "%(count)s text is not translated yet.",
                "%(count)s texts are not translated yet.",
                count,
            )
            % {"count": count}
        )
    return found
