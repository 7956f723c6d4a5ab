"""R38, R76: a right that is given or taken counts from the next request on, in the same session."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from groupsite import roles
from tests.factories import NOW
from vacancies.applications import permissions
from vacancies.committee import readers
from vacancies.models import Retention, RetentionRule, VacancyReader


@pytest.mark.table
@pytest.mark.parametrize("name", ["list", "list_csv", "all_applications"])
def test_taking_the_right_closes_the_next_request(scene, name):
    client = scene.client("reader")
    assert client.get(scene.url(name)).status_code == 200
    readers.remove_reader(scene.reader_row(), scene.users["officer"], NOW)
    assert client.get(scene.url(name)).status_code == 404
    assert scene.url("list") not in client.get(reverse("wagtailadmin_home")).text


def test_giving_the_right_opens_the_next_request(scene):
    client = scene.client("member")
    assert client.get(scene.url("list")).status_code == 404
    readers.add_reader(scene.vacancy, scene.users["member"], scene.users["officer"], NOW)
    assert client.get(scene.url("list")).status_code == 200


def test_an_officer_who_is_none_any_more_is_stopped(scene):
    client, officer = scene.client("officer"), scene.users["officer"]
    assert client.get(scene.url("readers")).status_code == 200
    officer.groups.set(Group.objects.filter(name=roles.MEMBERS))
    assert client.get(scene.url("readers")).status_code == 404


def test_the_right_comes_from_any_group(scene):
    """The group editor of Wagtail offers it, so a host may give it to a group of its own."""
    group = Group.objects.create(name="Board")
    group.permissions.add(Permission.objects.get(codename="manage_applications"))
    scene.users["member"].groups.add(group)
    assert scene.client("member").get(scene.url("readers")).status_code == 200


def test_a_deactivated_account_reads_nothing(scene):
    """Whatever its rows say; asked without a session too."""
    client, user = scene.client("reader"), scene.users["reader"]
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(scene.url("list")).status_code == 302
    user.refresh_from_db()
    assert not permissions.may_read_applications(user, scene.vacancy, NOW)
    assert not permissions.may_read_some_applications(user, NOW)


@pytest.mark.parametrize(
    ("days", "status"),
    [(0, 200), (183, 200), (184, 200), (185, 404), (400, 404)],
)
def test_reading_ends_some_months_after_the_decision(scene, decided, days, status):
    """R76: six months after 20 May is 20 November, the last day; officers read on."""
    assert permissions.last_day_of_reader_access(decided.decided_on) == date(2025, 11, 20)
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        assert scene.client("reader").get(scene.url("list")).status_code == status
        assert scene.client("officer").get(scene.url("list")).status_code == 200


def test_the_last_day_ends_at_midnight_where_the_vacancy_is(scene, decided):
    """R76: 20 November in Gothenburg is over at 23:00 UTC."""
    reader = scene.users["reader"]
    last = NOW.replace(month=11, day=20, hour=22, minute=59)
    assert permissions.may_read_applications(reader, scene.vacancy, last)
    assert not permissions.may_read_applications(reader, scene.vacancy, last + timedelta(minutes=1))


def test_the_rule_of_the_site_says_how_long(scene, decided):
    """R76."""
    rule = RetentionRule.load()
    rule.readers_months = 0
    rule.save()
    reader = scene.users["reader"]
    assert permissions.may_read_applications(reader, scene.vacancy, NOW)
    assert not permissions.may_read_applications(reader, scene.vacancy, NOW + timedelta(days=1))


def test_reading_of_one_vacancy_ends_alone(scene, decided):
    """R76."""
    VacancyReader.objects.create(vacancy=scene.other, user=scene.users["reader"], added_at=NOW)
    Retention.objects.filter(pk=decided.pk).update(decided_on=date(2020, 1, 1))
    readable = permissions.readable_vacancies(scene.users["reader"], NOW)
    assert list(readable) == [scene.other]
