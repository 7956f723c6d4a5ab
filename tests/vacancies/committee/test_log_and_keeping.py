"""R41: the log and its export. R71, R72: how long applications are kept."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from tests.cells import formulas, rows
from tests.factories import NOW
from vacancies.applications import access_log
from vacancies.applications.committee_url import committee_url
from vacancies.models import AccessAction, AccessEntry, Retention, RetentionRule


class TestLog:
    @pytest.fixture(autouse=True)
    def entries(self, scene):
        reader, officer = scene.users["reader"], scene.users["officer"]
        note = access_log.log_access
        note(AccessAction.LISTED, scene.vacancy, reader, NOW)
        note(AccessAction.READ, scene.vacancy, reader, NOW, receipt_number="A-1")
        note(AccessAction.ADDED_READER, scene.other, officer, NOW, detail="=cmd();=1")
        note(AccessAction.ERASED, scene.other, None, NOW + timedelta(days=1), receipt_number="A-2")
        note(AccessAction.CHANGED_RETENTION, None, officer, NOW)
        self.scene, self.client = scene, scene.client("officer")

    def rows(self, **query):
        soup = BeautifulSoup(self.client.get(committee_url("access_log"), query).text, "lxml")
        for label in soup.select(".groupsite-list__label"):
            label.decompose()
        return [
            [" ".join(cell.get_text().split()) for cell in row.find_all("td")]
            for row in soup.select("tbody tr")
        ]

    def test_says_who_what_and_when_newest_first(self):
        assert self.rows()[0] == [
            "21 May 2025, 12:00 CEST",
            "(a management command)",
            "Erased an application",
            "Postdoc",
            "A-2",
            "",
        ]
        assert len(self.rows()) == 5

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("query", "number"),
        [
            ({"username": "reader"}, 2),
            ({"username": "reader", "act": "read"}, 1),
            ({"act": "erased"}, 1),
            ({"act": "no such act"}, 5),
            ({"username": "nobody"}, 5),
        ],
    )
    def test_filters(self, query, number):
        assert len(self.rows(**query)) == number

    def test_filter_by_vacancy(self):
        assert len(self.rows(vacancy=self.scene.vacancy.pk)) == 2

    def test_export_has_what_the_filters_leave_and_no_formula(self):
        """R22."""
        query = {"vacancy": self.scene.other.pk}
        assert f"{committee_url('access_log_csv')}?vacancy={self.scene.other.pk}" in (
            self.client.get(committee_url("access_log"), query).text
        )
        content = self.client.get(committee_url("access_log_csv"), query).content
        lines = rows(content)
        assert lines[0] == ["When", "Who", "Action", "Vacancy", "Receipt number", "Details"]
        assert [line[5] for line in lines[1:]] == ["", "'=cmd();'=1"]
        assert lines[2][0] == "2025-05-20T10:00:00+00:00"
        assert formulas(content) == []

    def test_pages(self):
        for _number in range(60):
            access_log.log_access(AccessAction.LISTED, self.scene.vacancy, None, NOW)
        assert len(self.rows()) == 50
        assert len(self.rows(p=2)) == 15

    def test_survives_user_and_vacancy(self):
        self.scene.users["reader"].__class__.objects.filter(username="reader").delete()
        assert len(self.rows(username="reader")) == 2


class TestRetention:
    @pytest.fixture(autouse=True)
    def ended(self, scene):
        """No decision is recorded while one can still apply: see `test_after_the_decision.py`."""
        type(scene.vacancy).objects.filter(pk=scene.vacancy.pk).update(
            deadline_on=date(2025, 5, 1), closes_at=NOW - timedelta(days=18)
        )

    def post(self, scene, **data):
        return scene.client("officer").post(scene.url("retention"), data, follow=True)

    def test_says_what_follows(self, scene):
        assert (
            "Until the date of the decision has been recorded"
            in scene.client("officer").get(scene.url("retention")).text
        )
        response = self.post(scene, decided_on="2025-05-20", keep_months="")
        assert "Readers have access until 20" in response.text
        assert "The applications are kept until" in response.text
        assert "no administrator has confirmed" in response.text
        kept = Retention.objects.get()
        assert (kept.vacancy, kept.decided_on, kept.keep_months, kept.hold) == (
            scene.vacancy,
            date(2025, 5, 20),
            None,
            False,
        )
        assert [entry.act for entry in AccessEntry.objects.all()] == [
            AccessAction.CHANGED_RETENTION
        ]

    def test_hold_needs_a_reason(self, scene):
        """R72."""
        assert "Say why" in self.post(scene, hold="on", hold_reason="  ").text
        assert not Retention.objects.exists()
        response = self.post(scene, decided_on="2025-05-20", hold="on", hold_reason="appeal")
        assert "The hold prevents erasure." in response.text

    @pytest.mark.parametrize(
        "data",
        [
            {"decided_on": "2025-05-21"},
            {"decided_on": "never"},
            {"keep_months": "0"},
            {"keep_months": "-1"},
            {"keep_months": "99999999999"},
        ],
    )
    def test_nonsense_is_refused(self, scene, data):
        response = self.post(scene, **data)
        assert response.status_code == 200
        assert response.context["form"].errors
        assert not Retention.objects.exists()

    def test_changing_it_is_no_part_of_the_vacancys_history(self, scene):
        before = scene.vacancy.revisions.count()
        self.post(scene, decided_on="2025-05-20")
        assert scene.vacancy.revisions.count() == before


class TestRule:
    """R71: the form proposes 24 months; nothing is erased until an administrator has confirmed it."""

    def post(self, scene, **data):
        data = {"keep_months": 24, "readers_months": 6} | data
        return scene.client("superuser").post(committee_url("retention_rule"), data, follow=True)

    def test_is_a_proposal_first(self, scene):
        html = scene.client("superuser").get(committee_url("retention_rule")).text
        assert "This rule is a proposal." in html
        assert 'name="keep_months" value="24"' in html
        assert RetentionRule.load().confirmed_at is None

    def test_says_what_is_usual_only_in_sweden(self, scene, settings):
        found = []
        for zone in ("Europe/Stockholm", "Europe/Berlin"):
            settings.GROUPSITE_VACANCIES_TIME_ZONE = zone
            html = scene.client("superuser").get(committee_url("retention_rule")).text
            assert "Counted from the decision on the position." in html
            found.append("Two years is usual." in html)
        assert found == [True, False]

    def test_saving_without_the_tick_confirms_nothing(self, scene):
        self.post(scene, keep_months=36)
        rule = RetentionRule.load()
        assert (rule.keep_months, rule.confirmed_at) == (36, None)

    def test_confirming_and_taking_it_back(self, scene):
        html = self.post(scene, confirmed="on").text
        rule = RetentionRule.load()
        assert (rule.confirmed_at, rule.confirmed_by) == (NOW, scene.users["superuser"])
        assert "by superuser." in html
        self.post(scene)
        rule = RetentionRule.load()
        assert (rule.confirmed_at, rule.confirmed_by) == (None, None)
        assert AccessEntry.objects.filter(act=AccessAction.CHANGED_RETENTION).count() == 2

    @pytest.mark.table
    @pytest.mark.parametrize(
        "data", [{"keep_months": 0}, {"keep_months": ""}, {"readers_months": -1}]
    )
    def test_nonsense_is_refused(self, scene, data):
        self.post(scene, confirmed="on", **data)
        assert RetentionRule.load().confirmed_at is None
