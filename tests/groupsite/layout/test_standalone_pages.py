"""R52: error pages for when nothing can be relied on need no request, no database, no catalogue."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template


@pytest.mark.parametrize("name", ["400", "500", "503"])
def test_it_stands_alone_in_both_languages(name: str) -> None:
    soup = BeautifulSoup(get_template(f"{name}.html").render({}), "lxml")
    english, swedish = soup.select(".standalone__part")
    assert (soup.html["lang"], swedish["lang"]) == ("en", "sv")
    assert all(part.find(["h1", "h2"]).text and part.p.text for part in (english, swedish))
    assert soup.title.text.count(" – ") == 1
    assert len(soup.select("h1")) == 1
