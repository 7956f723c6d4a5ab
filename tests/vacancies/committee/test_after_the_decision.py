"""After the decision: outcome, day, retention and erasing are in one place, with the officer's right."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from tests.factories import NOW
from vacancies.applications.files import storage
from vacancies.models import (
    AccessAction,
    AccessEntry,
    Application,
    ApplicationFile,
    Retention,
    Vacancy,
)
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint


def page(scene, role="officer"):
    response = scene.client(role).get(scene.url("retention"))
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def post(scene, role="officer", **data):
    vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
    data = {
        "expected_fingerprint": deadline_and_outcome_fingerprint(vacancy),
        "outcome": vacancy.outcome,
        **data,
    }
    return scene.client(role).post(scene.url("retention"), data, follow=True)


def acts():
    return list(AccessEntry.objects.order_by("pk").values_list("act", "username"))


class TestOutcome:
    @pytest.mark.table
    @pytest.mark.parametrize("role", ["officer", "superuser"])
    def test_an_officer_records_result_and_day_at_once(self, scene, role):
        """One right: the officer may not change facts otherwise."""
        post(scene, role, outcome="filled", decided_on="2025-05-20")
        vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
        assert (vacancy.outcome, vacancy.live) == ("filled", True)
        assert Retention.objects.get().decided_on == date(2025, 5, 20)
        assert vacancy.latest_revision.user.username == role
        assert acts() == [(AccessAction.CHANGED_RETENTION, role)]

    @pytest.mark.parametrize("role", ["reader", "editor", "supervisor"])
    def test_nobody_else_does(self, scene, role):
        assert post(scene, role, outcome="filled").status_code == 404
        assert not Vacancy.objects.exclude(outcome="").exists()

    @pytest.mark.thorough
    def test_the_result_alone_is_no_change_of_retention(self, scene):
        post(scene, outcome="cancelled")
        assert Vacancy.objects.get(pk=scene.vacancy.pk).outcome == "cancelled"
        assert not Retention.objects.exists()
        assert acts() == []

    def test_an_unpublished_draft_stays_one_and_learns_of_it(self, scene):
        scene.vacancy.reference = "DRAFT-1"
        scene.vacancy.save_revision()
        post(scene, outcome="filled")
        vacancy = Vacancy.objects.get(pk=scene.vacancy.pk)
        assert (vacancy.reference, vacancy.outcome) == ("CS-2025-04", "filled")
        draft = vacancy.get_latest_revision_as_object()
        assert (draft.reference, draft.outcome) == ("DRAFT-1", "filled")

    def test_what_has_changed_meanwhile_is_looked_at_first(self, scene):
        stale = deadline_and_outcome_fingerprint(scene.vacancy)
        Vacancy.objects.filter(pk=scene.vacancy.pk).update(closes_at=NOW + timedelta(days=60))
        response = post(
            scene, outcome="filled", decided_on="2025-05-20", expected_fingerprint=stale
        )
        assert "Somebody else has changed this vacancy in the meantime" in response.text
        assert 'value="2025-05-20"' in response.text
        assert not Vacancy.objects.exclude(outcome="").exists()
        assert not Retention.objects.exists()
        shown = BeautifulSoup(response.text, "lxml").select_one("[name=expected_fingerprint]")
        post(scene, outcome="filled", expected_fingerprint=shown["value"])
        assert Vacancy.objects.get(pk=scene.vacancy.pk).outcome == "filled"

    def test_locked_facts_are_left_alone_and_the_screen_says_so(self, scene):
        Vacancy.objects.filter(pk=scene.vacancy.pk).update(locked=True)
        shown = page(scene)
        assert "locked or being reviewed" in shown.get_text(" ")
        assert shown.select_one("[name=outcome]") is None
        post(scene, outcome="filled")
        assert not Vacancy.objects.exclude(outcome="").exists()

    @pytest.mark.table
    @pytest.mark.parametrize("facts", [{"live": False}, {"opens_at": NOW + timedelta(days=1)}])
    def test_what_is_not_public_has_no_result(self, scene, facts):
        Vacancy.objects.filter(pk=scene.vacancy.pk).update(**facts)
        assert page(scene).select_one("[name=outcome]") is None

    def test_a_recorded_result_is_not_taken_back_here(self, scene):
        Vacancy.objects.filter(pk=scene.vacancy.pk).update(outcome="filled")
        values = [one["value"] for one in page(scene).select("[name=outcome]")]
        assert values == ["filled", "cancelled"]

    def test_the_screen_says_what_follows(self, scene):
        text = page(scene).get_text(" ")
        assert "Visitors will see the result immediately" in text
        assert "it takes two people" in text


class TestDay:
    def test_nothing_is_decided_while_one_can_apply(self, scene):
        response = post(scene, decided_on="2025-05-20")
        assert "The vacancy is still open: record the result too" in response.text
        assert 'value="2025-05-20"' in response.text
        assert not Retention.objects.exists()

    def test_after_the_deadline_the_day_alone_is_enough(self, scene):
        Vacancy.objects.filter(pk=scene.vacancy.pk).update(
            deadline_on=date(2025, 5, 1), closes_at=NOW - timedelta(days=18)
        )
        post(scene, decided_on="2025-05-20")
        assert Retention.objects.get().decided_on == date(2025, 5, 20)

    @pytest.mark.thorough
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [("20 May 2025", True), ("20/5/2025", True), ("soon", False), ("2025-05-32", False)],
    )
    def test_it_is_read_as_people_write_it_or_refused_with_an_example(self, scene, typed, kept):
        """As every date of the admin is; the screen shows how it is understood."""
        response = post(scene, outcome="filled", decided_on=typed)
        assert Retention.objects.filter(decided_on=date(2025, 5, 20)).exists() is kept
        assert ("Enter a date such as 2027-04-15" in response.text) is not kept
        assert page(scene).select_one("[name=decided_on][data-groupsite-typed=date]")


class TestErasing:
    def erase(self, scene, role="officer", application=None, **data):
        url = scene.url("application_erase", application or scene.application)
        return scene.client(role).post(url, data, follow=True)

    def test_it_is_offered_beside_the_decision_and_on_the_application(self, scene):
        url = scene.url("application_erase", scene.application)
        assert page(scene).select_one(f'details:not([open]) a[href="{url}"]')
        for role, offered in (("officer", True), ("reader", False)):
            html = scene.client(role).get(scene.url("application", scene.application)).text
            assert (url in html) is offered

    def test_it_asks_first_and_wants_a_reason(self, scene):
        html = scene.client("officer").get(scene.url("application_erase", scene.application)).text
        assert "This cannot be undone." in html
        assert scene.application.number in html
        for data in ({}, {"reason": "because"}):
            assert "Erase permanently" in self.erase(scene, **data).text
        assert Application.objects.filter(pk=scene.application.pk).exists()

    def test_it_is_gone_with_its_files_and_the_log_says_why(
        self, scene, django_capture_on_commit_callbacks
    ):
        """R41, R75: the log has neither name nor address."""
        stored = list(scene.application.files.values_list("stored", flat=True))
        number, email = scene.application.number, scene.application.email
        with django_capture_on_commit_callbacks(execute=True):
            response = self.erase(scene, reason="requested")
        assert f"Application {number} has been erased." in response.text
        assert not Application.objects.filter(pk=scene.application.pk).exists()
        assert not ApplicationFile.objects.filter(stored__in=stored).exists()
        for name in stored:
            with pytest.raises(FileNotFoundError):
                storage.open_stored(name)
        entry = AccessEntry.objects.get(act=AccessAction.ERASED)
        assert (entry.username, entry.number, entry.at) == ("officer", number, NOW)
        assert entry.detail == "At the applicant’s request"
        said = " ".join(str(value) for value in vars(entry).values())
        assert "Durisi" not in said
        assert email not in said

    def test_the_others_stay(self, scene):
        before = set(Application.objects.values_list("pk", flat=True))
        self.erase(scene, reason="twice")
        assert before - set(Application.objects.values_list("pk", flat=True)) == {
            scene.application.pk
        }

    def test_a_hold_stops_it(self, scene):
        """R72."""
        Retention.objects.create(vacancy=scene.vacancy, hold=True, hold_reason="appeal")
        url = scene.url("application_erase", scene.application)
        for response in (
            scene.client("officer").get(url, follow=True),
            self.erase(scene, reason="requested"),
        ):
            assert "there is a hold on these applications (appeal)" in response.text
        assert Application.objects.filter(pk=scene.application.pk).exists()
