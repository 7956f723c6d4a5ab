"""What the tests of people and of the machinery of records share."""

import pytest

from tests.people.content.fake_translator import libre_translate_at, serving


@pytest.fixture
def translator(settings):
    with serving() as (fake, url):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = libre_translate_at(url)
        yield fake
