"""Texts of the home page, indexes, plain pages and footer: from the posting, and what is publicly known.

Privacy and accessibility say how this site behaves: change them, and their dates, with the code.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.files import ByLanguage, facts_in_table, texts_by_language


@dataclass(frozen=True)
class PageTexts:
    """Title and slug of a page in one language; the menu shows the title."""

    title: str
    slug: str


@dataclass(frozen=True)
class IndexPageTexts(PageTexts):
    introduction: str


@dataclass(frozen=True)
class PlainPageTexts(PageTexts):
    """Texts of a plain page; `body` is rich text."""

    lead: str
    body: str
    contact_details: str = ""  # where: a value of `ContactPlacement`


@dataclass(frozen=True)
class HomePageTexts(PageTexts):
    """Texts of the home page; `statement` is the heading, which visitors read first."""

    statement: str
    lead: str
    where_we_work: str


@dataclass(frozen=True)
class FooterTexts:
    """Texts of the footer in one language."""

    about: str
    visiting_address: str
    contact: str


def _plain_page_texts(name: str) -> ByLanguage[PlainPageTexts]:
    return texts_by_language(PlainPageTexts, f"pages/{name}")


HOME: Final = texts_by_language(HomePageTexts, "pages/home")
RESEARCH_INDEX: Final = texts_by_language(IndexPageTexts, "pages/research")
PEOPLE_INDEX: Final = texts_by_language(IndexPageTexts, "pages/people")
VACANCIES_INDEX: Final = texts_by_language(IndexPageTexts, "pages/vacancies")
ABOUT: Final = _plain_page_texts("about")
SITE: Final = texts_by_language(FooterTexts, "site")
SITE_FACTS: Final = facts_in_table("site")  # fields of `SiteWords`

# In the order of the menu.
MENU: Final = (RESEARCH_INDEX, PEOPLE_INDEX, VACANCIES_INDEX)
# The pages that are text alone, in the order of the foot.
PLAIN: Final = (
    ABOUT,
    _plain_page_texts("contact"),
    _plain_page_texts("privacy"),
    _plain_page_texts("accessibility"),
)
