"""Links to other languages, where a page has no translation in several of them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.content.languages.language_links import other_languages_of_page
from tests.factories import PersonFactory
from tests.hiding import hide_draft

pytestmark = pytest.mark.django_db


def test_each_missing_language_costs_no_query_of_its_own(
    group_site: Any, at: Any, rf: Any, settings: Any
) -> None:
    pages = group_site.add(PersonFactory(), title="Alice Ek")
    hide_draft(pages["sv"])
    needed = []
    for more in ((), ("de", "fr", "es", "it")):
        languages = [(code, code) for code in ("en", "sv", *more)]
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
        request = rf.get(pages["en"].get_url(), HTTP_HOST="localhost")
        page = type(pages["en"]).objects.get(pk=pages["en"].pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            links = other_languages_of_page(request, page)
        assert [(link.code, link.url) for link in links] == [
            ("sv", group_site.people["sv"].get_url())
        ]
        needed.append(len(queries))
    assert needed[0] >= needed[1]
