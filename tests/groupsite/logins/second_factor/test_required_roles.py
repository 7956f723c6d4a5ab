"""Who may read applications sees nothing of the admin before a code; everybody else may have one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groupsite.second_factor.models import SecondFactor
from tests.accounts import make_viewer
from tests.applications import ApplicationFactory, give_file
from tests.factories import document_kind
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import CODE, SET_UP, Phone
from vacancies.applications.committee_url import committee_url
from vacancies.models import Application, Vacancy, VacancyReader

pytestmark = pytest.mark.django_db
REQUIRED, OTHERS = ("administrator", "officer", "reader"), ("editor", "member", "translator")
HOME = "/admin/"


@pytest.fixture
def signed_in(accounts: dict[str, Any], clock: Any, required: None, role: str) -> Client:
    """A browser in which the account of this role has entered the password."""
    client = Client()
    phones.enter_password(client, accounts[role])
    return client


def leads_to(client: Client, path: str) -> list[str]:
    """The addresses, without what comes after them, that a request is redirected to."""
    chain = client.get(path, follow=True).redirect_chain
    return [address.partition("?")[0] for address, _status in chain]


@pytest.mark.parametrize("role", REQUIRED)
def test_they_see_nothing_but_how_to_set_it_up(signed_in: Client, role: str) -> None:
    assert leads_to(signed_in, HOME) == [CODE, SET_UP]
    page = signed_in.get(SET_UP).text
    assert "Your account can open applications or administer users" in page
    assert 'id="wagtail-sidebar"' not in page
    assert signed_in.get(HOME, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


@pytest.mark.table
@pytest.mark.parametrize("role", REQUIRED)
def test_with_a_phone_they_get_in_and_next_time_need_it(
    signed_in: Client, accounts: dict[str, Any], clock: Any, role: str
) -> None:
    phone = phones.set_up(signed_in)
    assert signed_in.get(HOME).status_code == 200
    clock.shift(timedelta(minutes=1))
    other = Client()
    assert phones.enter_password(other, accounts[role]).headers["Location"].startswith(CODE)
    assert leads_to(other, HOME) == [CODE]
    assert leads_to(other, SET_UP)[:1] == [HOME]  # no second phone beside the first
    assert phones.enter_code(other, phone.wrong_code()).status_code == 200
    assert leads_to(other, HOME) == [CODE]
    assert phones.enter_code(other, phone.code()).headers["Location"] == HOME
    assert other.get(HOME).status_code == 200


@pytest.mark.parametrize("role", REQUIRED)
def test_existing_sessions_need_it_as_soon_as_it_is_required(
    accounts: dict[str, Any], clock: Any, settings: Any, role: str
) -> None:
    client = Client()
    phones.enter_password(client, accounts[role])
    assert client.get(HOME).status_code == 200
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = True
    assert leads_to(client, HOME) == [CODE, SET_UP]


@pytest.mark.parametrize("role", OTHERS)
def test_others_are_not_asked(signed_in: Client, role: str) -> None:
    assert signed_in.get(HOME).status_code == 200


@pytest.mark.parametrize("codename", ["add_user", "change_user", "add_group", "change_group"])
def test_who_gives_permissions_needs_it_too(clock: Any, required: None, codename: str) -> None:
    """They could let themselves read applications."""
    client = Client()
    client.force_login(make_viewer(codename))
    assert leads_to(client, HOME) == [CODE, SET_UP]


@pytest.mark.parametrize("role", ["editor"])
def test_others_can_set_it_up_and_then_need_it(
    signed_in: Client, accounts: dict[str, Any], role: str
) -> None:
    assert "Set up two-step verification" in signed_in.get(reverse("wagtailadmin_account")).text
    phones.set_up(signed_in)
    assert "10 recovery codes left" in signed_in.get(reverse("wagtailadmin_account")).text
    other = Client()
    phones.enter_password(other, accounts[role])
    assert leads_to(other, HOME) == [CODE]


@pytest.mark.parametrize("role", ["member"])
def test_a_new_reader_needs_it_with_the_next_request(
    signed_in: Client, accounts: dict[str, Any], now: Any, role: str
) -> None:
    VacancyReader.objects.create(
        vacancy=Vacancy.objects.get(),
        user=accounts[role],
        added_by=accounts["officer"],
        added_at=now,
    )
    assert leads_to(signed_in, HOME) == [CODE, SET_UP]


def addresses_of(application: Application) -> list[str]:
    """What shows or sends an application, of the admin and of the site."""
    of_application = [application.vacancy_id, application.pk]
    file = give_file(application, document_kind("CV"))
    return [
        committee_url("list", application.vacancy_id),
        committee_url("list_xlsx", application.vacancy_id),
        committee_url("all_applications", application.vacancy_id),
        committee_url("application", *of_application),
        committee_url("archive", *of_application),
        committee_url("file", *of_application, file.pk),
        committee_url("file_open", *of_application, file.pk),
    ]


@pytest.mark.parametrize("role", REQUIRED)
def test_no_application_is_read_without_it(
    signed_in: Client, settings: Any, tmp_path: Path, role: str
) -> None:
    settings.GROUPSITE_VACANCIES_FILES = tmp_path
    application = ApplicationFactory(vacancy=Vacancy.objects.get(), received=True)
    addresses = addresses_of(application)
    for address in addresses:
        assert leads_to(signed_in, address) == [CODE, SET_UP], address
    phones.set_up(signed_in)
    for address in addresses:
        answer = signed_in.get(address)
        answer.close()
        assert answer.status_code == 200, address


@pytest.mark.parametrize("role", ["officer"])
def test_on_the_site_they_are_visitors_until_then(signed_in: Client, role: str) -> None:
    before = signed_in.get("/en/")
    assert not before.wsgi_request.user.is_authenticated
    phones.set_up(signed_in)
    assert signed_in.get("/en/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("role", ["officer"])
def test_a_restricted_page_asks_for_the_code_too(
    signed_in: Client, accounts: dict[str, Any], group_site: Any, role: str
) -> None:
    page = group_site.people["en"]
    page.view_restrictions.create(restriction_type="login")
    assert leads_to(signed_in, page.url) == [CODE, SET_UP]


@pytest.mark.parametrize("role", ["officer"])
def test_the_sign_in_page_of_the_site_is_no_other_way_in(
    accounts: dict[str, Any], clock: Any, required: None, group_site: Any, role: str
) -> None:
    client = Client()
    typed = {"username": role, "password": phones.PASSWORD, "next": group_site.people["en"].url}
    group_site.people["en"].view_restrictions.create(restriction_type="login")
    assert client.post("/en/_util/login/", typed).status_code == 302
    assert leads_to(client, group_site.people["en"].url) == [CODE, SET_UP]
    assert leads_to(client, HOME) == [CODE, SET_UP]


@pytest.mark.parametrize("address", ["/admin/login/", "/en/_util/login/"])
def test_the_password_again_in_the_same_session_needs_another_code(
    client_of_officer: Client, phone: Phone, group_site: Any, address: str
) -> None:
    """Otherwise one code would last as long as the password, 12 hours at a time."""
    assert client_of_officer.get(HOME).status_code == 200
    typed = {"username": "officer", "password": phones.PASSWORD, "next": HOME}
    assert client_of_officer.post(address, typed).status_code == 302
    assert leads_to(client_of_officer, HOME) == [CODE]
    phones.enter_code(client_of_officer, phone.code())
    assert client_of_officer.get(HOME).status_code == 200


@pytest.mark.parametrize("role", ["officer"])
def test_where_one_wanted_to_go_is_kept_and_never_elsewhere(
    signed_in: Client, accounts: dict[str, Any], clock: Any, role: str
) -> None:
    phone = phones.set_up(signed_in, following="/admin/account/")
    for wanted, given in [("/admin/account/", "/admin/account/"), ("https://evil.test/", HOME)]:
        clock.shift(timedelta(minutes=1))
        other = Client()
        phones.enter_password(other, accounts[role])
        assert phones.enter_code(other, phone.code(), next=wanted).headers["Location"] == given


def test_nobody_is_anonymous_who_has_not_signed_in(clock: Any, required: None) -> None:
    assert leads_to(Client(), HOME) == ["/admin/login/"]
    assert leads_to(Client(), CODE) == [HOME, "/admin/login/"]
    assert leads_to(Client(), SET_UP) == [HOME, "/admin/login/"]


def test_a_phone_belongs_to_one_account(accounts: dict[str, Any], phone: Phone) -> None:
    client = Client()
    phones.enter_password(client, accounts["administrator"])
    other = phones.set_up(client)
    assert other.secret != phone.secret
    assert SecondFactor.objects.count() == 2
