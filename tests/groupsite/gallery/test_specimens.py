import pytest
from django.test import RequestFactory

from groupsite.demo.gallery.specimens import Component, Specimen, render_components

PART = "groupsite/open_positions--none.html"


def test_ids_are_numbered_since_a_page_has_each_once(rf: RequestFactory) -> None:
    component = Component("Notice", "", [Specimen("one", PART), Specimen("two", PART)])
    (section,) = render_components([component], rf.get("/"), lambda: None)
    first, second = (one.html for one in section.shown)
    assert 'id="open-now-1"' in first
    assert 'aria-labelledby="open-now-1 specimen-1"' in first
    assert 'id="open-now-2"' in second


@pytest.mark.parametrize(
    ("within", "start"),
    [
        ("ul.people people--six", '<ul class="people people--six"><section'),
        ("", "<section"),
    ],
)
def test_an_example_stands_in_what_its_page_has_round_it(
    within: str, start: str, rf: RequestFactory
) -> None:
    component = Component("Notice", "", [Specimen("one", PART, within=within)])
    (section,) = render_components([component], rf.get("/"), lambda: None)
    assert start in " ".join(section.shown[0].html.split()).replace("> <", "><")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/gallery/", "/en/gallery/errors/404/"])
def test_a_site_that_visitors_meet_has_no_gallery(path: str, client) -> None:
    assert client.get(path).status_code == 404
