"""R45, R46, R48: what is hidden leaves no trace in any output, in no language."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.outputs.all_outputs import OUTPUTS
from vacancies.models import Vacancy

SECRET = "Zanzibar"

pytestmark = [pytest.mark.django_db, pytest.mark.table]


def draft_page(site):
    for page in site.add(VacancyFactory(), title=SECRET).values():
        page.unpublish()


def draft_facts(site):
    site.add(VacancyFactory(draft=True), title=SECRET)


def opens_later(site):
    site.add(VacancyFactory(scheduled=True), title=SECRET)


def has_ended(site):
    site.add(VacancyFactory(closed=True), title=SECRET)


def restricted(site):
    for page in site.add(VacancyFactory(), title=SECRET).values():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def alias(site):
    pages = site.add(VacancyFactory(reference="ALIAS"))
    pages["sv"].title = SECRET
    pages["sv"].alias_of = pages["en"]
    pages["sv"].save()


def goes_live_later(site):
    for page in site.add(VacancyFactory(), title=SECRET, live=False).values():
        page.go_live_at = datetime(2030, 1, 1, tzinfo=UTC)
        page.save()


def unpublished_supervisor(site):
    hidden = PersonFactory(given_name=SECRET, draft=True)
    site.add(VacancyFactory(supervisors=[hidden], contacts=[hidden]))


def unpublished_area(site):
    area = AreaFactory(draft=True)
    site.add(area, title=SECRET)
    site.add(VacancyFactory(areas=[area]))


def internal_name(site):
    site.add(VacancyFactory(name=SECRET), title="Postdoc")


def e_mail_address_of_another_way_to_apply(site):
    email = f"{SECRET}@example.org"
    site.add(VacancyFactory(application_method="form", application_email=email), title="Postdoc")


HIDING = [
    draft_page,
    draft_facts,
    opens_later,
    has_ended,
    restricted,
    alias,
    goes_live_later,
    unpublished_supervisor,
    unpublished_area,
    internal_name,
    e_mail_address_of_another_way_to_apply,
]


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
@pytest.mark.parametrize("output", OUTPUTS, ids=str)
def test_no_trace(client, scene, hide, output):
    hide(scene.site)
    if output.keeps_ended and hide is has_ended:
        pytest.skip("it says that vacancies have ended")
    before = Vacancy.objects.count()
    texts = output.texts(client, scene)
    assert [place for place, text in texts.items() if SECRET in text] == []
    assert Vacancy.objects.count() == before


ODD = ["%00", "?q=%00&after=%ff", "../x", "?kind=%27&area=1", "%c0%ae", "x" * 2000]


@pytest.mark.parametrize("odd", ODD)
def test_odd_requests_are_answered_without_details(client, scene, odd):
    """R52."""
    for url in dict.fromkeys(url for output in OUTPUTS for url in output.urls(scene)):
        response = client.get(f"{url}{odd}", follow=True)
        assert response.status_code in (200, 400, 404), url
        assert "Traceback" not in response.text


def test_what_is_hidden_has_no_address_of_its_own(client, scene):
    hidden = VacancyFactory(scheduled=True)
    scene.site.add(hidden, title=SECRET)
    person, area = PersonFactory(draft=True), AreaFactory(draft=True)
    for record in (person, area):
        scene.site.add(record, title=SECRET)
    for path in (f"vacancy/{hidden.key}", f"person/{person.key}", f"area/{area.key}"):
        for url in (f"/en/feeds/{path}.ics", f"/en/feeds/{path}.atom"):
            assert client.get(url).status_code == 404
