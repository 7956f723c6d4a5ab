"""The demo's user accounts. Their password is public: create them on a developer's machine only.

The member needs a person to edit, and no real one may be given away: a draft is made for them,
which is named nowhere in public until somebody publishes it, and which belongs to the first area.
The reader is a member whom the officer has named for the open position.
"""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from groupsite.roles import EDITORS, MEMBERS, OFFICERS, TRANSLATORS
from people.content.publishing.actions import create_record_with_page
from people.models import Person, PersonIndexPage
from research.models import AreaMember, ResearchArea
from vacancies.committee import readers
from vacancies.models import Vacancy

PASSWORD: Final = "demonstration"  # noqa: S105 — known to everybody, which is what a demo needs


class Account(NamedTuple):
    """Demo account with its user group; an administrator if `group` is empty."""

    name: str
    group: str = ""


ADMINISTRATOR: Final = Account("administrator")
EDITOR: Final = Account("editor", EDITORS)
MEMBER: Final = Account("member", MEMBERS)
OFFICER: Final = Account("officer", OFFICERS)
READER: Final = Account("reader", MEMBERS)
TRANSLATOR: Final = Account("translator", TRANSLATORS)
ACCOUNTS: Final = (ADMINISTRATOR, EDITOR, MEMBER, OFFICER, READER, TRANSLATOR)


@transaction.atomic
def make_accounts(at: datetime) -> None:
    """Create the accounts, a member's person and readers of open vacancies, unless an account exists."""
    names = [account.name for account in ACCOUNTS]
    if get_user_model().objects.filter(username__in=names).exists():
        return
    made = {account: _create_account(account) for account in ACCOUNTS}
    _create_draft_person_in_first_area(made[MEMBER], created_by=made[ADMINISTRATOR])
    for vacancy in Vacancy.objects.open(at):
        readers.add_reader(vacancy, made[READER], made[OFFICER], at)


def _create_account(account: Account) -> Any:
    users = get_user_model().objects
    email = f"{account.name}@example.org"
    names = {"first_name": "Demo", "last_name": account.name.capitalize()}
    if not account.group:
        return users.create_superuser(account.name, email, PASSWORD, **names)
    user = users.create_user(account.name, email, PASSWORD, **names)
    user.groups.add(Group.objects.get(name=account.group))
    return user


def _create_draft_person_in_first_area(user: AbstractUser, created_by: AbstractUser) -> None:
    index = PersonIndexPage.objects.filter(locale__language_code="en").first()
    if index is not None:
        person = Person(given_name="Demonstration", family_name="Member", user=user)
        create_record_with_page(person, index, person.name, created_by)
        _add_person_to_first_area(person, created_by)


def _add_person_to_first_area(person: Person, published_by: AbstractUser) -> None:
    area = ResearchArea.objects.filter(live=True).in_order().first()
    if area is not None:
        facts = area.draft()
        facts.members.add(AreaMember(person=person))
        facts.save_revision(user=published_by, log_action=True).publish(user=published_by)
