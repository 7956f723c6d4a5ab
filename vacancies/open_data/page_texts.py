"""The texts of a posting in one language, as HTML without links, and as plain text."""

import re
from html import unescape
from typing import Final

from django.utils.html import escape

from vacancies.models import VacancyPage
from vacancies.models.pages import SECTION_FIELDS
from vacancies.posting.html_lists import split_into_paragraphs
from vacancies.structured_data.description import simple_html

LIST_ITEM: Final = re.compile(r"<li>(.*?)</li>", re.DOTALL)
PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
END_OF_BLOCK: Final = re.compile(r"</(?:p|li|h2|h3|ul|ol)>|<br>")
TAG: Final = re.compile(r"<[^>]*>")


def section_html(page: VacancyPage, name: str) -> str:
    """Return the text of a section with simple tags; may be empty."""
    return simple_html(getattr(page, name) or "")


def sections_of_page(page: VacancyPage) -> list[dict[str, str]]:
    """Return the sections that have a text as {name, heading, html}; own sections have a heading."""
    found = [
        {"name": name, "heading": "", "html": section_html(page, name)} for name in SECTION_FIELDS
    ]
    found += [
        {
            "name": "further",
            "heading": block.value["heading"],
            "html": simple_html(block.value["text"].source),
        }
        for block in page.extra_sections
    ]
    return [one for one in found if plain_text(one["html"])]


def whole_html(page: VacancyPage) -> str:
    """Return the introduction and all sections of a posting as HTML with simple tags."""
    lead = "".join(f"<p>{escape(one)}</p>" for one in split_into_paragraphs(page.lead))
    parts = [
        (f"<h2>{escape(one['heading'])}</h2>" if one["heading"] else "") + one["html"]
        for one in sections_of_page(page)
    ]
    return "\n".join(filter(None, [lead, *parts]))


def items_of_section(page: VacancyPage, name: str) -> list[str]:
    """Return the items of a section's lists as plain texts; of one without a list, its paragraphs."""
    html = section_html(page, name)
    found = LIST_ITEM.findall(html) or PARAGRAPH.findall(html)
    return [text for text in map(plain_text, found) if text]


def plain_text(html: str) -> str:
    """Return simple HTML as plain text, with a line for each block."""
    text = unescape(TAG.sub("", END_OF_BLOCK.sub("\n", html)))
    return "\n".join(line for line in (" ".join(one.split()) for one in text.split("\n")) if line)
