"""A vacancy published and read as a visitor reads it."""

import pytest

from tests.factories import VacancyFactory
from tests.pages import visit


@pytest.fixture
def read(client, group_site, at):
    """Publishes a vacancy in these states and reads its page."""

    def publish(language="en", words=None, **facts):
        vacancy = facts.pop("vacancy", None) or VacancyFactory(**facts)
        pages = group_site.add(vacancy, title="Position", **(words or {}))
        return visit(client, pages[language])

    return publish
