"""The command `seed_large`; `tests/demo/test_large.py` tests what it loads."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db


@pytest.mark.thorough
def test_it_loads_an_empty_database_and_indexes_it(client: Client) -> None:
    out = StringIO()
    call_command("seed_large", "--pages", "300", stdout=out)
    Site.clear_site_root_paths_cache()
    assert f"{Page.objects.count()} pages." in out.getvalue()
    assert Page.objects.count() == pytest.approx(300, abs=40)
    for language in ("en", "sv"):
        assert client.get(f"/{language}/").status_code == 200
    reference = Vacancy.objects.filter(reference__startswith="L-").first().reference
    assert "1 result for" in client.get("/en/search/", {"q": reference}).text
