"""R33: the form needs no cookie, and what does need one says so on a page of ours."""

import pytest
from django.test import Client

from tests.vacancies.applications.conftest import Applicant
from vacancies.models import Application, ApplicationFile

pytestmark = pytest.mark.django_db


class Forgetful(Client):
    """A browser that takes no cookie, and a server that checks for forged posts."""

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True)
        self.set: list[str] = []

    def request(self, **request: object) -> object:
        response = super().request(**request)
        self.set += list(response.cookies)
        self.cookies.clear()
        return response


def test_the_whole_way_needs_no_cookie(applicant: Applicant) -> None:
    browser = applicant.client = Forgetful()
    application = applicant.apply()
    applicant.client.post(
        applicant.at("applicant"), {"family_name": "Ek", "email": "a@example.org"}
    )
    assert applicant.upload("Other documents").status_code == 303
    file = ApplicationFile.objects.latest("pk")
    assert applicant.client.post(applicant.at("remove", file.pk)).status_code == 303
    link = f"{applicant.start_url}link/"
    assert applicant.client.post(link, {"email": "a@example.org"}).status_code == 200
    application.refresh_from_db()
    assert (application.email, application.number is None) == ("a@example.org", False)
    assert applicant.client.post(applicant.at("withdraw")).status_code == 200
    assert not Application.objects.received().exists()
    assert browser.set == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_post_from_elsewhere_gets_a_page_with_a_way_back(applicant: Applicant, site: str) -> None:
    applicant.client.defaults["HTTP_SEC_FETCH_SITE"] = site
    refused = applicant.begin()
    assert refused.status_code == 403
    assert f'href="{applicant.start_url}">Back to the form</a>' in refused.content.decode()
    assert not Application.objects.exists()


def test_where_a_cookie_is_needed_its_lack_is_told(applicant: Applicant) -> None:
    """Signing in, for one: what can be forged there has Django's key."""
    refused = Forgetful().post("/admin/login/", {"username": "alice", "password": "secret"})
    shown = refused.content.decode()
    assert refused.status_code == 403
    assert "This form was open for too long to be sent safely" in shown
    assert "Go back, reload the page and send it again." in shown
    assert 'href="/en/"' in shown
