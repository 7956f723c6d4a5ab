"""The posting that a letter names: by the title that readers know, in their language if there is one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext

from people.content.records.lookup import record_links
from vacancies.models import Vacancy


@dataclass(frozen=True)
class Named:
    title: str
    address: str  # empty where a stranger would not find the page
    page: Any | None


def posting(vacancy: Vacancy, at: datetime) -> Named:
    """A posting that is hidden meanwhile is still named as applicants knew it, without a link.

    The record's own name is for editors and is never told.
    """
    page = record_links([vacancy], at)[0].page
    if page:
        return Named(page.title, page.full_url or "", page)
    pages = list(vacancy.pages.select_related("locale").order_by("locale__pk"))
    mine = [page for page in pages if page.locale.language_code == get_language()]
    page = next(iter([*mine, *pages]), None)
    fallback = vacancy.reference or gettext("the position")
    return Named(page.title if page else fallback, "", page)
