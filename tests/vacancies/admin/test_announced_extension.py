"""A later deadline in the facts form says what the posting will print, and can be undone like any other."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.factories import NOW
from tests.vacancies.admin.conftest import url
from tests.vacancies.admin.test_history import form, send
from vacancies.models import Vacancy, VacancyExtension

pytestmark = pytest.mark.django_db
PRINTS = "Extended from 14 June to 28 June 2025"


def plain(text):
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def deadline_field(client, vacancy):
    soup = BeautifulSoup(client.get(url("edit", vacancy.pk)).text, "html.parser")
    return soup.select_one("[name=deadline_on]")


def line(client, vacancy, typed):
    """What a script shows below the field."""
    address = deadline_field(client, vacancy)["data-groupsite-understood"]
    separator = "&" if "?" in address else "?"
    return plain(client.get(f"{address}{separator}kind=date&typed={typed}").json()["text"])


def messages(client, vacancy):
    soup = BeautifulSoup(client.get(url("edit", vacancy.pk)).text, "html.parser")
    return soup.select_one(".messages")


def test_the_line_below_the_date_says_what_will_be_printed(editor, vacancy):
    said = line(editor, vacancy, "28 June 2025")
    assert said == f"Saturday 28 June 2025. If you publish it, the posting will say “{PRINTS}”."


@pytest.mark.table
@pytest.mark.parametrize("typed", ["14 June 2025", "10 June 2025"])
def test_the_same_or_an_earlier_date_prints_nothing(editor, vacancy, typed):
    assert "posting" not in line(editor, vacancy, typed)


@pytest.mark.thorough
def test_what_is_not_a_date_is_refused_as_before(editor, vacancy):
    assert "This is not a date" in line(editor, vacancy, "someday")


@pytest.mark.thorough
def test_the_draft_is_compared_with_what_is_public(editor, vacancy):
    send(editor, vacancy, action="", deadline_on="2025-06-20")
    assert PRINTS in line(editor, vacancy, "2025-06-28")


@pytest.mark.table
@pytest.mark.parametrize(
    "hidden", [{"live": False}, {"opens_at": NOW + timedelta(days=1)}, {"deadline_on": None}]
)
def test_nothing_is_announced_that_nobody_could_read(editor, vacancy, hidden):
    Vacancy.objects.update(**hidden)
    assert "posting" not in line(editor, vacancy, "2025-06-28")


def test_others_do_not_learn_the_public_deadline_from_it(editor, vacancy, login):
    address = deadline_field(editor, vacancy)["data-groupsite-understood"]
    answer = login("member").get(f"{address}&kind=date&typed=2025-06-28")
    assert "posting" not in answer.json()["text"]
    assert editor.get(f"{address}x&kind=date&typed=2025-06-28").status_code == 200


@pytest.mark.thorough
def test_without_a_script_the_help_says_it(editor, vacancy):
    sentence = "If you publish a later deadline, the posting says that it has been extended"
    help_id = deadline_field(editor, vacancy)["aria-describedby"]
    soup = BeautifulSoup(editor.get(url("edit", vacancy.pk)).text, "html.parser")
    assert sentence in plain(soup.find(id=help_id).text)
    Vacancy.objects.update(live=False)
    assert sentence not in plain(editor.get(url("edit", vacancy.pk)).text)


@pytest.mark.thorough
def test_the_message_after_publishing_says_it_and_undoes_it(editor, vacancy):
    send(editor, vacancy, deadline_on="2025-06-28")
    shown = messages(editor, vacancy)
    assert f"The posting now says “{PRINTS}”." in plain(shown.text)
    link = shown.find("a", string=lambda text: text and "Undo the extension" in text)
    address = link["href"]
    assert address == url("take_back", vacancy.pk)
    data = {bound.html_name: bound.value() or "" for bound in editor.get(address).context["form"]}
    editor.post(address, data)
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)
    assert not VacancyExtension.objects.exists()


@pytest.mark.thorough
def test_a_draft_announces_nothing(editor, vacancy):
    send(editor, vacancy, action="", deadline_on="2025-06-28")
    shown = messages(editor, vacancy)
    assert "The posting now says" not in plain(shown.text)


@pytest.mark.thorough
def test_publishing_something_else_does_not_say_it_again(editor, vacancy):
    send(editor, vacancy, deadline_on="2025-06-28")
    messages(editor, vacancy)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        send(editor, vacancy, reference="2025-0123")
        assert "The posting now says" not in plain(messages(editor, vacancy).text)


@pytest.mark.thorough
def test_an_earlier_deadline_is_no_extension(editor, vacancy):
    assert form(editor, vacancy)["deadline_on"]
    send(editor, vacancy, deadline_on="2025-06-10")
    assert "The posting now says" not in plain(messages(editor, vacancy).text)
