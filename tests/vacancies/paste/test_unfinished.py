"""A pasted text and its review are kept on the server: issue 13, 2."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from people.models import Person
from tests.accounts import make_accounts
from tests.factories import NOW, PersonFactory, document_kind
from tests.made_once import made_once
from tests.vacancies.paste.test_screens import SHORT, address, form_data, made, soup
from tests.vacancies.paste.test_second_text import ENGLISH, SWEDISH, second_address
from vacancies.models import UnfinishedAd, Vacancy, VacancyPage
from vacancies.retention.housekeeping import iter_run_tasks

pytestmark = pytest.mark.django_db
MORE = f"{SHORT}\nWe are by the sea."


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
def editor(accounts, client):
    client.force_login(accounts["administrator"])
    return client


@pytest.fixture
def pasted(editor, index):
    """The URL of the review."""
    return post(editor, address(), {"index": index.pk, "text": SHORT})


def post(client, url, data, status=302):
    """Where the answer leads to."""
    answer = client.post(url, data)
    assert answer.status_code == status
    return answer.url if status == 302 else answer


def typed(client, url, **changes):
    return form_data(client.get(url)) | changes


@pytest.mark.thorough
def test_every_post_is_answered_with_a_redirect(editor, pasted) -> None:
    """So the browser's Back asks for a page again, and never for a form."""
    assert editor.get(pasted).status_code == 200
    for button in ({"back": "1"}, {"add": "contacts"}, {"kind": ""}):
        assert post(editor, pasted, typed(editor, pasted, **button)).startswith(address())
        post(editor, pasted, {"text": SHORT, **typed(editor, pasted)})  # to the review again


@pytest.mark.thorough
def test_corrections_survive_back_to_the_text_and_another_text(editor, pasted) -> None:
    post(editor, pasted, typed(editor, pasted, title="Corrected", back="1"))
    text = typed(editor, pasted)
    assert text["text"] == SHORT
    assert "title" not in text
    post(editor, pasted, {**text, "text": MORE})
    review = typed(editor, pasted)
    assert (review["title"], review["text"]) == ("Corrected", MORE)


@pytest.mark.thorough
def test_a_box_that_was_unticked_stays_so(editor, pasted) -> None:
    data = typed(editor, pasted)
    del data["keep-deadline"]
    post(editor, pasted, {**data, "back": "1"})
    post(editor, pasted, typed(editor, pasted))
    assert "keep-deadline" not in typed(editor, pasted)


@pytest.mark.thorough
def test_what_is_typed_is_stored_in_the_background(editor, pasted) -> None:
    data = typed(editor, pasted, title="Being corrected", keep="1")
    assert post(editor, pasted, data, 200).json()["version"] == 2
    assert typed(editor, pasted)["title"] == "Being corrected"
    assert "This field is required." not in editor.get(pasted).text


def test_it_is_there_after_signing_in_again_on_another_device(editor, accounts, pasted) -> None:
    post(editor, pasted, typed(editor, pasted, title="Corrected", keep="1"), 200)
    elsewhere = Client()
    elsewhere.force_login(accounts["administrator"])
    lists = soup(elsewhere.get(reverse(Vacancy.snippet_viewset.get_url_name("list"))))
    assert "You have an unfinished ad: “PhD position in coding”" in lists.get_text()
    assert typed(elsewhere, lists.find("a", string="Continue")["href"])["title"] == "Corrected"


@pytest.mark.parametrize("who", ["editor", "member"])
def test_nobody_else_sees_or_changes_or_discards_it(accounts, editor, pasted, who) -> None:
    other = Client()
    other.force_login(accounts[who])
    assert "PhD position in coding" not in other.get(pasted, follow=True).text
    number = pasted.partition("ad=")[2]
    other.post(pasted, {"discard": number})
    other.post(pasted, typed(editor, pasted, title="Stolen", keep="1"))
    assert typed(editor, pasted)["title"] == "PhD position in coding"


def test_discarding_deletes_it(editor, pasted) -> None:
    post(editor, address(), {"discard": pasted.partition("ad=")[2]})
    assert not UnfinishedAd.objects.exists()
    assert "has been used or discarded" in soup(editor.get(pasted, follow=True)).get_text()


def test_no_null_character_is_stored(editor, pasted) -> None:
    """PostgreSQL refuses them in JSON."""
    post(editor, pasted, typed(editor, pasted, title="A\0B", kind=""))
    assert "\0" not in str(UnfinishedAd.objects.get().fields)


@pytest.mark.thorough
def test_making_the_drafts_ends_it(editor, pasted) -> None:
    post(editor, pasted, typed(editor, pasted))
    assert Vacancy.objects.count() == 1
    assert not UnfinishedAd.objects.exists()


def test_two_windows_lose_nothing(editor, pasted) -> None:
    first, second = typed(editor, pasted, title="First"), typed(editor, pasted, title="Second")
    post(editor, pasted, {**first, "keep": "1"}, 200)
    post(editor, pasted, {**second, "keep": "1"}, 409)
    apart = post(editor, pasted, {**second, "back": "1"})
    assert apart != pasted
    assert "in another window" in editor.get(apart).text
    assert {one.data["title"] for one in UnfinishedAd.objects.all()} == {"First", "Second"}


@pytest.mark.thorough
def test_what_is_sent_after_the_drafts_were_made_elsewhere_is_kept(editor, pasted) -> None:
    late = typed(editor, pasted, title="Late", back="1")
    post(editor, pasted, typed(editor, pasted))
    apart = post(editor, pasted, late)
    assert "in another window" in editor.get(apart).text
    assert UnfinishedAd.objects.get().data["title"] == "Late"


def test_a_text_that_is_refused_is_kept_too(editor, index) -> None:
    url = post(editor, address(), {"index": index.pk, "text": "--- 1234 !!!"})
    page = soup(editor.get(url))
    assert "There are no words in this text." in page.get_text()
    assert page.find("textarea", attrs={"name": "text"}).text.strip() == "--- 1234 !!!"


def test_missed_people_and_documents_are_added_on_the_review(editor, pasted) -> None:
    anna, kind = PersonFactory(given_name="Anna", family_name="Ek"), document_kind("Grades")
    for row in ("supervisors-1", "supervisors-2", "contacts-1", "documents-1", "documents-2"):
        sent = typed(editor, pasted, add=row.partition("-")[0])
        url, _hash, anchor = post(editor, pasted, sent).partition("#")
        assert anchor == f"row-added-{row}"
        assert soup(editor.get(url)).find(id=anchor)
    rows = {
        "added-supervisors-1-which": str(anna.pk),
        "added-supervisors-2-name": "Bo Ny",
        "added-contacts-1-name": "Carl Dahl",
        "added-contacts-1-email": "carl@waves.example",
        "added-documents-1-which": str(kind.pk),
        "added-documents-2-name": "A drawing",
    }
    data = typed(editor, pasted)
    assert rows.keys() <= data.keys()
    post(editor, pasted, {**data, **rows})
    _page, vacancy = made()
    supervisors = [row.person for row in vacancy.supervisors.all()]
    assert supervisors[-2:] == [anna, Person.objects.get(family_name="Ny")]
    assert "Carl Dahl" in [one.shown_name for one in vacancy.contacts.all()]
    rules = [str(one) for one in vacancy.document_rules.all()]
    assert rules[-2:] == ["Grades", "A drawing"]


@pytest.mark.thorough
def test_an_added_row_without_a_name_says_so_and_one_left_out_is_ignored(editor, pasted) -> None:
    post(editor, pasted, typed(editor, pasted, add="supervisors"))
    post(editor, pasted, typed(editor, pasted))
    assert "Enter the name, or choose a person." in soup(editor.get(pasted)).get_text()
    before = Person.objects.count()
    post(editor, pasted, typed(editor, pasted, **{"added-supervisors-1-which": "out"}))
    assert Person.objects.count() == before + 1  # the one who was read


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("count", ["-1", "x", "²", "10000000"])
def test_a_strange_number_of_added_rows_is_harmless(editor, pasted, count) -> None:
    data = typed(editor, pasted) | {"added-contacts": count, "keep": "1"}
    post(editor, pasted, data, 200)
    assert len(soup(editor.get(pasted)).select("[name^=added-contacts-]")) <= 20 * 6


def test_at_most_twenty_rows_of_a_kind_are_added(editor, pasted) -> None:
    post(editor, pasted, typed(editor, pasted) | {"added-contacts": "25", "keep": "1"}, 200)
    assert len(soup(editor.get(pasted)).select("[id^=row-added-contacts-]")) == 20


@pytest.mark.thorough
def test_the_second_text_of_a_vacancy_is_kept_with_its_corrections(editor, group_site) -> None:
    first = post(editor, address(), {"index": group_site.vacancies["sv"].pk, "text": SWEDISH})
    post(editor, first, typed(editor, first))
    screen = second_address(VacancyPage.objects.get().vacancy)
    url = post(editor, screen, {"text": ENGLISH})
    post(editor, url, typed(editor, url, **{"second-title": "Codes!", "keep": "1"}), 200)
    page = soup(editor.get(screen))
    assert "You have an unfinished ad: “PhD student in coding”" in page.get_text()
    lists = soup(editor.get(reverse(Vacancy.snippet_viewset.get_url_name("list"))))
    assert typed(editor, lists.find("a", string="Continue")["href"])["second-title"] == "Codes!"


def test_it_is_deleted_a_month_after_the_last_change(editor, index) -> None:
    with time_machine.travel(NOW, tick=False):
        post(editor, address(), {"index": index.pk, "text": SHORT})
    list(iter_run_tasks(NOW + timedelta(days=29, hours=23)))
    assert UnfinishedAd.objects.exists()
    assert "unfinished ads deleted: 1" in list(iter_run_tasks(NOW + timedelta(days=30)))


def test_it_goes_with_its_account(editor, accounts, pasted) -> None:
    accounts["administrator"].delete()
    assert not UnfinishedAd.objects.exists()
