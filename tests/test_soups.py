"""What a test has parsed is freed when it is over, without the garbage collector."""

from weakref import ref

import pytest
from bs4 import BeautifulSoup

from tests.soups import soups_end_here

PAGE = "<main><h1>One</h1><p class='lead'>Two <b>three</b></p></main>"


def test_every_element_is_freed() -> None:
    with soups_end_here():
        soup = BeautifulSoup(PAGE, "lxml")
        elements = [ref(element) for element in (soup, *soup.find_all(True))]
        del soup
        assert len(elements) == 7
        assert None not in [element() for element in elements]
    assert {element() for element in elements} == {None}


def test_what_was_parsed_before_stays() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    with soups_end_here():
        soup.select_one("p").extract()
    assert soup.main.get_text() == "One"


def test_what_the_product_has_parsed_stays() -> None:
    with soups_end_here():
        soup = BeautifulSoup(PAGE, "html.parser")
    assert soup.main.get_text() == "OneTwo three"


def test_what_an_error_may_show_stays() -> None:
    soups = []

    def fail() -> None:
        with soups_end_here():
            soups.append(BeautifulSoup(PAGE, "lxml"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert soups[0].b.get_text() == "three"
