"""R42, R37, R44: every view of the committee, by whom, with which method, in which format."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.urls import URLPattern, reverse

from tests.vacancies.committee.conftest import OUTSIDE, STRANGERS
from vacancies.applications.committee_url import COMMITTEE_URL_NAMESPACE
from vacancies.committee.base_views import CommitteeView
from vacancies.committee.urls import urlpatterns
from vacancies.models import AccessEntry, Application, Retention, RetentionRule, VacancyReader

pytestmark = pytest.mark.table(every="name")

HTML, JSON = "text/html; charset=utf-8", "application/json"
CSV, ZIP, PDF = "text/csv; charset=utf-8", "application/zip", "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Who may, by kind of view: the reader of this vacancy, of another, the officer, the superuser.
WHO = ("reader", "other_reader", "officer", "superuser")
ANY_READER = (True, True, True, True)
READER = (True, False, True, True)
OFFICER = (False, False, True, True)
ADMINISTRATOR = (False, False, False, True)

# name: who may, the format of the answer, and what a POST gets from those who may.
TABLE = {
    "index": (ANY_READER, HTML, 405),
    "index_results": (ANY_READER, HTML, 405),
    "list": (READER, HTML, 405),
    "list_results": (READER, HTML, 405),
    "list_csv": (READER, CSV, 405),
    "list_xlsx": (READER, XLSX, 405),
    "all_applications": (READER, ZIP, 405),
    "application": (READER, HTML, 405),
    "application_erase": (OFFICER, HTML, 302),
    "archive": (READER, ZIP, 405),
    "file": (READER, PDF, 405),
    "file_open": (READER, PDF, 405),
    "applicant_data_zip": (OFFICER, ZIP, 405),
    "applicant_data_json": (OFFICER, JSON, 405),
    "retention": (OFFICER, HTML, 302),
    "readers": (OFFICER, HTML, 405),
    "reader_add": (OFFICER, HTML, 302),
    "reader_add_results": (OFFICER, HTML, 302),
    "reader_remove": (OFFICER, HTML, 302),
    "access_log": (OFFICER, HTML, 405),
    "access_log_results": (OFFICER, HTML, 405),
    "access_log_csv": (OFFICER, CSV, 405),
    "retention_rule": (ADMINISTRATOR, HTML, 302),
}
OTHER_METHODS = ("put", "patch", "delete")


def patterns(found=urlpatterns) -> Iterator[URLPattern]:
    for pattern in found:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern.url_patterns)


NEEDS = {
    "vacancy": lambda scene: scene.vacancy.pk,
    "application": lambda scene: scene.application.pk,
    "file": lambda scene: scene.application.files.first().pk,
    "reader": lambda scene: scene.reader_row().pk,
}


def url_of(scene, name, **instead):
    """The address of a view; `instead` names rows other than the scene's own."""
    needed = next(pattern for pattern in walked() if pattern[0] == name)[1]
    values = {key: instead.get(key) or NEEDS[key](scene) for key in needed}
    return reverse(f"{COMMITTEE_URL_NAMESPACE}:{name}", kwargs=values | EXTRA.get(name, {}))


EXTRA = {
    "list_csv": {"ending": "csv"},
    "list_xlsx": {"ending": "xlsx"},
    "applicant_data_zip": {"ending": "zip"},
    "applicant_data_json": {"ending": "json"},
}


def walked(found=urlpatterns, before=()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every view's name, and what its address needs."""
    for pattern in found:
        needs = (*before, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield pattern.name, needs
        else:
            yield from walked(pattern.url_patterns, needs)


def data_for(scene, name):
    if name.startswith("reader_add"):
        return {"user": scene.users["member"].pk}
    if name == "application_erase":
        return {"reason": "requested"}
    return {"keep_months": 24, "readers_months": 6}


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (AccessEntry, Application, Retention, RetentionRule, VacancyReader)
    ]


def test_every_view_has_a_row():
    assert {name for name, _needs in walked()} == set(TABLE)


def test_every_view_stands_behind_a_gate_that_asks_first():
    for pattern in patterns():
        assert issubclass(pattern.callback.view_class, CommitteeView)
        order = pattern.callback.view_class.__mro__
        assert next(one for one in order if "dispatch" in vars(one)) is CommitteeView, pattern.name


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("role", WHO)
def test_who_may(scene, role, name):
    allowed, kind, posted = TABLE[name]
    may = dict(zip(WHO, allowed, strict=True))[role]
    client, url = scene.client(role), url_of(scene, name)
    for method in ("get", "head"):
        response = getattr(client, method)(url)
        assert response.status_code == (200 if may else 404), method
        assert response["Content-Type"] == (kind if may else HTML)
        assert "no-store" in response["Cache-Control"]
        response.close()
    for method in OTHER_METHODS:
        assert getattr(client, method)(url).status_code == (405 if may else 404), method
    assert client.post(url, data_for(scene, name)).status_code == (posted if may else 404)


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_find_nothing_and_change_nothing(scene, role, name):
    """Editors, moderators, page owners, supervisors: nothing is there, whatever they send."""
    client, url, before = scene.client(role), url_of(scene, name), everything()
    for method in ("get", "head", "post", "options", *OTHER_METHODS):
        data = data_for(scene, name) if method == "post" else None
        response = getattr(client, method)(url, data)
        assert response.status_code == 404, method
        assert "Durisi" not in response.text
    assert everything() == before


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("role", OUTSIDE)
def test_outside_the_door_one_is_asked_to_log_in(scene, role, name):
    client, url, before = scene.client(role), url_of(scene, name), everything()
    get_user_model().objects.filter(username="deactivated_reader").update(is_active=False)
    for method in ("get", "head", "post"):
        response = getattr(client, method)(url)
        assert response.status_code == 302, method
        assert response.url.startswith(reverse("wagtailadmin_login"))
    assert everything() == before


BELOW_VACANCY = [name for name, needs in walked() if "vacancy" in needs]
BELOW_APPLICATION = [name for name, needs in walked() if "application" in needs]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", BELOW_VACANCY)
@pytest.mark.parametrize("role", ["reader", "officer", "superuser"])
def test_a_vacancy_that_is_not_there_is_404(scene, role, name, method):
    url, before = url_of(scene, name, vacancy=987654), everything()
    assert getattr(scene.client(role), method)(url).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("name", BELOW_APPLICATION)
@pytest.mark.parametrize("which", ["draft", "withdrawn", "elsewhere"])
@pytest.mark.parametrize("role", ["reader", "officer", "superuser"])
def test_what_was_not_received_by_this_vacancy_is_404(scene, role, which, name):
    """R44: identifiers outside one's vacancy; drafts and withdrawn ones are no applications."""
    application, before = getattr(scene, which), everything()
    file = application.files.first()
    url = url_of(scene, name, application=application.pk, file=file.pk)
    assert scene.client(role).get(url).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("role", ["reader", "officer", "superuser"])
def test_a_file_of_another_application_is_404(scene, role):
    """R44."""
    file = scene.elsewhere.files.first()
    for name in ("file", "file_open"):
        assert scene.client(role).get(url_of(scene, name, file=file.pk)).status_code == 404


@pytest.mark.parametrize("role", ["officer", "superuser"])
def test_a_reader_of_another_vacancy_is_not_removed_here(scene, role):
    """R44."""
    row = scene.reader_row("other_reader")
    url, before = url_of(scene, "reader_remove", reader=row.pk), everything()
    assert scene.client(role).post(url).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("key", ["", "x", "987654", "-1", "1 OR 1", "9" * 40, "²"])
def test_a_user_who_is_not_there_is_not_named(scene, key):
    before = everything()
    response = scene.client("officer").post(scene.url("reader_add"), {"user": key})
    assert response.status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        *((role, False) for role in STRANGERS),
        *((role, True) for role in WHO),
    ],
)
def test_menu_item_is_for_those_who_read(scene, role, shown):
    html = scene.client(role).get(reverse("wagtailadmin_home")).text
    assert (url_of(scene, "index") in html) is shown
