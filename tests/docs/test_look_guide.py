"""The guide “Make it look like your site”, in a host whose frame and blocks are called otherwise."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.docs.pages import DOCS, fences
from tests.factories import AreaFactory, PersonFactory, VacancyFactory

# The frame of the guide's host: no block of it is called "title" or "content".
FRAME = """<!doctype html><title>{% block page_title %}{% endblock %}</title>
<header>The Lab</header>{% block main %}{% endblock %}"""

TITLES = {"person": "Alice Ek", "area": "Coding", "vacancy": "PhD"}


@pytest.fixture
def lab(settings, tmp_path: Path) -> Path:
    """The templates of the guides, where they say; no template of the skin is left."""
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "frame.html").write_text(FRAME, encoding="utf-8")
    written = [
        fence for guide in ("look.md", "letters.md") for fence in fences(DOCS / "how-to" / guide)
    ]
    for fence in written:
        if fence.caption:
            target = tmp_path / fence.caption.removeprefix("templates/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(fence.code, encoding="utf-8")
    for label in ("groupsite_research", "groupsite_vacancies"):  # "Do the same for …"
        layout = (tmp_path / "groupsite_people" / "layout.html").read_text(encoding="utf-8")
        (tmp_path / label).mkdir(exist_ok=True)
        (tmp_path / label / "layout.html").write_text(layout, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    return tmp_path


@pytest.fixture
def addresses(group_site, at) -> dict[str, str]:
    alice = PersonFactory()
    area = AreaFactory(lead=alice)
    vacancy = VacancyFactory(supervisors=[alice], contacts=[alice], areas=[area])
    records = {"person": alice, "area": area, "vacancy": vacancy}
    made = {
        kind: group_site.add(record, title=TITLES[kind])["en"] for kind, record in records.items()
    }
    return {kind: page.get_url() for kind, page in made.items()}


@pytest.mark.parametrize(
    ("kind", "links"),
    [("person", ["area", "vacancy"]), ("area", ["person", "vacancy"]), ("vacancy", ["area"])],
)
def test_pages_stand_in_the_host_and_know_each_other(client, lab, addresses, kind, links) -> None:
    answer = client.get(addresses[kind])
    html = answer.content.decode()
    assert f"<title>{TITLES[kind]}</title>" in html
    assert "<header>The Lab</header>" in html
    assert 'class="lab-column"' in html
    found = {link["href"] for link in BeautifulSoup(html, "lxml").find_all("a", href=True)}
    assert {addresses[one] for one in links} <= found


def test_a_letter_has_the_words_of_the_host(lab) -> None:
    from django.template.loader import render_to_string

    subject = render_to_string("groupsite_vacancies/mail/receipt.subject.txt", {"title": "PhD"})
    assert subject.strip() == "The Lab has your application: PhD"
