"""A letter greets by name, and carries no link, number or sentence that an applicant typed."""

import re
from typing import Any

import pytest

from tests.vacancies.letters import applicant, html_of, letter, open_vacancy, text_of
from vacancies.emails.safe_names import safe_name_or_empty
from vacancies.models import MailKind

REAL = [
    "Alice Ek",
    "O'Brien",
    "O’Brien",
    "J. R. R. Tolkien",
    "J.R.R. Tolkien",
    "Maria von und zu",
    "王",
    "王 小明",
    "Ek-Ström",
    "St. John",
    "Martin Luther King, Jr.",
    "Zoë Þórsdóttir",
    "Núria Gal·la",
    "マリア・フォン",
    "Nguyễn Thị Minh Khai",
    "Salvador Felipe Jacinto Dalí i Domènech",
    "علی‌رضا",  # a joiner inside, as Persian is written
    "N",
]
HOSTILE = [
    "Click https://evil.test/win NOW",
    "https:evil.test",
    "HTTP://EVIL.TEST",
    "www.evil.test",
    "evil.test",
    "Alice evil.test",
    "t.me",
    "evil.test.",
    "Alice.Ek",  # no known ending today
    "evil\N{FULLWIDTH FULL STOP}test",
    "evil。test",
    "evil\N{ONE DOT LEADER}test",
    "\N{MATHEMATICAL BOLD SMALL E}vil.test",
    "räksmörgås.test",
    "例え.テスト",
    "mailto:win@evil.test",
    "win@evil.test",
    "win\N{FULLWIDTH COMMERCIAL AT}evil",
    "evil[.]test",
    "evil.\u00adtest",
    "evil\u200b.test",
    "\u202etset.live",
    "10.0.0.1",
    "Call 0900 123 456",
    "Ring +46 31 772 10 00",
    "evil/win",
    "evil\N{FRACTION SLASH}win",
    "\\\\evil\\share",
    "<b>Win</b>",
    "Your account is closed and your money is gone unless you write to us today",
]


@pytest.mark.parametrize("name", REAL)
def test_a_person_is_greeted_as_they_wrote_it(name: str) -> None:
    assert safe_name_or_empty(name) == name


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_become_a_link_is_no_name(name: str) -> None:
    assert safe_name_or_empty(name) == ""


@pytest.fixture
def vacancy(group_site: Any, private_files: Any) -> Any:
    return open_vacancy(group_site)


RECEIVED = [MailKind.RECEIPT, MailKind.CHANGED, MailKind.LINK, MailKind.BEGAN_AGAIN]


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["given_name", "family_name"])
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("kind", RECEIVED)
def test_no_letter_is_a_letter_of_a_stranger(
    vacancy: Any, kind: MailKind, language: str, place: str
) -> None:
    """Neither its greeting nor the names of files, which are called by the family name."""
    names = {"given_name": "Alice", "family_name": "Ek"}
    names[place] = "Click https://evil.test/win NOW"
    message = letter(kind, applicant(vacancy, received=True, language=language, **names))
    assert message is not None
    assert not re.search(r"evil|win now", message.subject + text_of(message), re.IGNORECASE)
    assert "evil" not in html_of(message)
    assert text_of(message).startswith({"en": "Hello, ", "sv": "Hej! "}[language])


@pytest.mark.django_db
def test_a_receipt_greets_by_name_and_names_the_files(vacancy: Any) -> None:
    names = {"given_name": "J. R. R.", "family_name": "Ek-Ström"}
    text = text_of(letter(MailKind.RECEIPT, applicant(vacancy, received=True, **names)))
    assert text.startswith("Hello J. R. R. Ek-Ström, ")
    assert "CV, Ek-Ström.pdf" in text


@pytest.mark.django_db
def test_a_title_is_named_without_soft_hyphens(group_site: Any) -> None:
    vacancy = open_vacancy(group_site)
    vacancy.pages.update(title="Doktorand\N{SOFT HYPHEN}tjänst")
    message = letter(MailKind.STARTED, applicant(vacancy))
    assert message is not None
    assert "Doktorandtjänst" in message.subject
    assert "Doktorandtjänst" in text_of(message)
    assert "\N{SOFT HYPHEN}" not in message.subject + text_of(message) + html_of(message)
