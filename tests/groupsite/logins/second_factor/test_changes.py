"""A stolen session changes nothing; an administrator resets, which is logged, and told to the owner."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail, signing
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from groupsite.logins.forms_sent_while_signed_out import SALT
from groupsite.second_factor.changes import Change, log_and_notify
from groupsite.second_factor.models import SecondFactor
from tests.factories import NOW
from tests.groupsite.logins.second_factor import phones
from tests.groupsite.logins.second_factor.phones import NEW_CODES, SET_UP, TURN_OFF, Phone

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def administrator(accounts: dict[str, Any], clock: Any, required: None) -> tuple[Client, Phone]:
    client = Client()
    phones.enter_password(client, accounts["administrator"])
    made = phones.set_up(client)
    clock.shift(timedelta(minutes=1))
    return client, made


def reset(account: Any) -> str:
    return reverse("groupsite_second_factor:reset", args=[account.pk])


def logged() -> list[tuple[str, str]]:
    """The last part of the action, and who acted, in order."""
    entries = ModelLogEntry.objects.filter(action__startswith="groupsite_second_factor")
    return [(one.action.rpartition(".")[2], str(one.user)) for one in entries.order_by("pk")]


@pytest.mark.parametrize("address", [TURN_OFF, NEW_CODES])
def test_a_stolen_session_changes_nothing(
    client_of_officer: Client, phone: Phone, address: str
) -> None:
    """It knows neither the password nor a code; nor is one of them enough."""
    page = client_of_officer.get(address).text
    assert [code for code in (phone.secret, *phone.recovery_codes) if code in page] == []
    confirm = phones.confirm
    assert confirm(client_of_officer, address, phone.code(), "wrong").status_code == 200
    assert confirm(client_of_officer, address, phone.wrong_code()).status_code == 200
    assert confirm(client_of_officer, address, "", phones.PASSWORD).status_code == 200
    assert client_of_officer.post(address).status_code == 200
    assert SecondFactor.objects.get().unused_recovery_codes == 10
    assert [action for action, _by in logged()] == ["set_up"]


def test_its_guesses_are_counted_with_those_at_the_login(
    client_of_officer: Client, officer: Any, phone: Phone
) -> None:
    other = Client()
    phones.enter_password(other, officer)
    for _guess in range(5):
        phones.confirm(client_of_officer, TURN_OFF, phone.wrong_code())
    assert phones.confirm(client_of_officer, TURN_OFF, phone.code()).status_code == 429
    assert phones.enter_code(other, phone.code()).status_code == 429
    for _guess in range(5):
        phones.confirm(client_of_officer, TURN_OFF, phone.code(), "wrong")
    assert phones.enter_password(Client(), officer).status_code == 429


def test_without_the_password_it_uses_up_no_codes_of_the_owner(
    client_of_officer: Client, officer: Any, phone: Phone, clock: Any
) -> None:
    for number in range(10):
        wrong = phones.confirm(client_of_officer, TURN_OFF, phone.wrong_code(), "wrong")
        assert wrong.status_code == 200
        if number == 4:
            clock.shift(timedelta(minutes=16))
    clock.shift(timedelta(minutes=16))
    other = Client()
    phones.enter_password(other, officer)
    assert phones.enter_code(other, phone.code()).status_code == 302


def test_the_owner_turns_it_off_with_password_and_code(
    client_of_officer: Client, phone: Phone, django_capture_on_commit_callbacks: Any
) -> None:
    """And, since it is required, is asked at once to set it up again."""
    UserProfile.get_for_user(SecondFactor.objects.get().user)
    UserProfile.objects.update(preferred_language="sv")
    with django_capture_on_commit_callbacks(execute=True):
        phones.confirm(client_of_officer, TURN_OFF, phone.code())
    assert not SecondFactor.objects.exists()
    assert client_of_officer.get(HOME).status_code == 302
    assert mail.outbox[-1].subject == "Tvåstegsverifieringen har stängts av för ditt konto"


def test_an_owner_without_a_profile_is_told_in_the_active_language(
    officer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """That of the request, not of the worker that sends it."""
    UserProfile.objects.all().delete()
    with django_capture_on_commit_callbacks() as after, translation.override("sv"):
        log_and_notify(officer, Change.TURN_OFF, officer, NOW)
    for tell in after:
        tell()
    assert mail.outbox[-1].subject == "Tvåstegsverifieringen har stängts av för ditt konto"


def test_a_recovery_code_confirms_too_and_is_told_as_well(
    client_of_officer: Client, phone: Phone, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        phones.confirm(client_of_officer, TURN_OFF, phone.recovery_codes[0])
    assert [action for action, _by in logged()] == ["set_up", "code_used", "turn_off"]
    assert len(mail.outbox) == 2


def test_new_recovery_codes_replace_the_earlier_ones(
    client_of_officer: Client, officer: Any, phone: Phone
) -> None:
    answer = phones.confirm(client_of_officer, NEW_CODES, phone.code())
    assert "I have saved them" in answer.text
    assert SecondFactor.objects.get().unused_recovery_codes == 10
    other = Client()
    phones.enter_password(other, officer)
    assert phones.enter_code(other, phone.recovery_codes[0]).status_code == 200


def test_an_administrator_resets_for_a_lost_phone(
    administrator: tuple[Client, Phone],
    client_of_officer: Client,
    officer: Any,
    phone: Phone,
    django_capture_on_commit_callbacks: Any,
) -> None:
    client, own = administrator
    for _guess in range(5):  # the owner has tried
        other = Client()
        phones.enter_password(other, officer)
        phones.enter_code(other, phone.wrong_code())
    with django_capture_on_commit_callbacks(execute=True):
        phones.confirm(client, reset(officer), own.code())
    assert logged()[-1] == ("reset", "administrator")
    letter = mail.outbox[-1]
    assert letter.to == [officer.email]
    assert "An administrator has reset two-step verification" in letter.body
    assert "Your password does not work any more" in letter.body


def test_after_a_reset_a_stolen_password_sets_nothing_up(
    administrator: tuple[Client, Phone], officer: Any, phone: Phone
) -> None:
    """Nor does a session that waits for the code: only the owner of the mailbox gets in."""
    waiting = Client()
    phones.enter_password(waiting, officer)
    client, own = administrator
    phones.confirm(client, reset(officer), own.code())
    for browser in (waiting, Client()):
        assert browser.get(SET_UP, follow=True).redirect_chain[-1][0].startswith("/admin/login/")
        assert phones.enter_password(browser, officer).status_code == 200
    officer.refresh_from_db()
    assert officer.has_usable_password()  # otherwise Django would send no link for a new password
    client.post(reverse("wagtailadmin_password_reset"), {"email": officer.email})
    assert mail.outbox[-1].to == [officer.email]


def test_a_stolen_session_of_an_administrator_resets_nothing(
    administrator: tuple[Client, Phone], officer: Any, phone: Phone
) -> None:
    client, own = administrator
    assert phones.confirm(client, reset(officer), own.wrong_code()).status_code == 200
    assert phones.confirm(client, reset(officer), own.code(), "wrong").status_code == 200
    assert phones.confirm(client, reset(officer), phone.code()).status_code == 200
    assert SecondFactor.objects.filter(user=officer).exists()


def test_an_administrator_who_can_confirm_nothing_resets_nothing(
    accounts: dict[str, Any], officer: Any, phone: Phone, settings: Any
) -> None:
    """Neither a password here nor a second factor: a stolen session would be enough."""
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = False
    accounts["administrator"].set_unusable_password()
    accounts["administrator"].save()
    client = Client()
    client.force_login(accounts["administrator"])
    client.post(reset(officer))
    assert SecondFactor.objects.filter(user=officer).exists()


def test_nobody_else_resets(
    client_of_officer: Client, accounts: dict[str, Any], phone: Phone
) -> None:
    phones.confirm(client_of_officer, reset(accounts["officer"]), phone.code())
    assert SecondFactor.objects.exists()
    anonymous = Client().post(reset(accounts["officer"]))
    assert anonymous.headers["Location"].startswith("/admin/login/")


def test_the_list_of_users_offers_it_to_administrators(
    administrator: tuple[Client, Phone], officer: Any
) -> None:
    client, _own = administrator
    assert reset(officer) in client.get(reverse("wagtailusers_users:index")).text


def test_the_command_serves_when_no_administrator_gets_in(
    officer: Any, phone: Phone, django_capture_on_commit_callbacks: Any
) -> None:
    out = StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("reset_second_factor", "officer", stdout=out)
    assert not SecondFactor.objects.exists()
    assert logged()[-1] == ("reset", "None")
    assert mail.outbox[-1].to == [officer.email]
    assert "manage.py changepassword" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "officer", stdout=out)


def test_a_form_that_was_kept_over_the_login_comes_after_the_code(
    officer: Any, phone: Phone
) -> None:
    """Signed out in the middle of work: password, code, and then the own form again."""
    client = Client(enforce_csrf_checks=False)
    phones.enter_password(client, officer)
    phones.enter_code(client, phone.code())
    kept = signed_form(officer)
    client.cookies.pop("sessionid")
    typed = {"username": officer.username, "password": phones.PASSWORD, "kept_form": kept}
    asked = client.post("/admin/login/", typed)
    assert "What you wrote has been kept. Enter your code to send it." in asked.text
    assert "«mine»" not in asked.text
    given = phones.enter_code(client, phone.recovery_codes[0], kept_form=kept)
    assert "«mine»" in given.text


def signed_form(author: Any) -> str:
    kept = {"path": "/admin/account/", "author": str(author.pk), "had_files": False}
    fields = [["name", "«mine»"]]
    return signing.dumps({**kept, "fields": fields}, salt=SALT, compress=True)
