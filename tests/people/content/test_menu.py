"""The admin's menu leads to the lists of records, and so marks that one is there."""

import pytest
from django.urls import reverse

from people.models import Person
from research.models import ResearchArea
from vacancies.models import Vacancy


@pytest.mark.parametrize("model", [Person, ResearchArea, Vacancy])
def test_the_menu_leads_to_the_list(model):
    """Wagtail marks the entry whose address is the longest that the screen's begins with."""
    viewset = model.snippet_viewset
    listing = reverse(viewset.get_url_name("list"))
    assert viewset.menu_url == listing
    for name in ("add", "edit", "copy"):
        arguments = [] if name == "add" else [1]
        assert reverse(viewset.get_url_name(name), args=arguments).startswith(listing)
