"""The title and URL of a posting in an e-mail, in the recipient's language if possible."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext

from people.content.records.lookup import record_links
from people.wording import without_soft_hyphens
from vacancies.models import Vacancy


@dataclass(frozen=True)
class PostingLink:
    """Title and URL of a posting, and its page if it has one."""

    title: str
    url: str  # empty if visitors cannot open the page
    page: Any | None


def posting_link(vacancy: Vacancy, at: datetime) -> PostingLink:
    """Return title, URL and page of a vacancy's posting; without a URL if visitors cannot open it.

    The internal name of the vacancy is for editors and never used.
    """
    page = record_links([vacancy], at)[0].page
    if page:
        return PostingLink(without_soft_hyphens(page.title), page.full_url or "", page)
    pages = list(vacancy.pages.select_related("locale").order_by("locale__pk"))
    mine = [page for page in pages if page.locale.language_code == get_language()]
    page = next(iter([*mine, *pages]), None)
    fallback = vacancy.reference or gettext("the position")
    return PostingLink(without_soft_hyphens(page.title) if page else fallback, "", page)
