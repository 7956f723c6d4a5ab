"""Adds a plain page with every block in each language, for photographs and browser tests."""

from datetime import datetime
from typing import Any

from groupsite.demo.content.files import LANGUAGES
from groupsite.models import HomePage, PlainPage
from people.models import Person
from vacancies.models import Vacancy
from vacancies.posting.lifecycle import OPEN_STATES

BODY = "<h2>Blocks</h2><p>Below the text.</p>"


def add_page_of_blocks(at: datetime) -> None:
    """Publish /en/blocks/ and /sv/blocks/. The invented group must be loaded."""
    blocks = _blocks(at)
    for language in LANGUAGES:
        home = HomePage.objects.get(locale__language_code=language)
        page = PlainPage(
            title="Blocks",
            slug="blocks",
            locale=home.locale,
            body=BODY,
            records=blocks,
            show_in_menus=False,
            live=False,
        )
        home.add_child(instance=page)
        page.save_revision().publish()


def _blocks(at: datetime) -> list[tuple[str, dict[str, Any]]]:
    """Return every block; that of a vacancy for one with a person to touch, and for an ended one."""
    vacancies = list(Vacancy.objects.visible(at).open_first(at))
    ended = next(one for one in vacancies if one.state(at) not in OPEN_STATES)
    people = list(Person.objects.published(at).in_alphabetical_order()[:6])
    return [
        ("open_vacancies", {"number": 2}),
        ("vacancy", {"vacancy": vacancies[0]}),
        ("vacancy", {"vacancy": ended, "heading": "Below a heading"}),
        ("people", {"number": 3}),
        ("people", {"people": people, "heading": "Chosen people"}),
        ("areas", {}),
    ]
