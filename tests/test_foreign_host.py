"""The apps' own pages in somebody else's site: a frame with one block, and no skin."""

import gzip
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from groupsite.staticfiles.bundling import bundled_app_stylesheets
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.pages import Read
from tests.research.publication_items import make_publication, publication_indexes
from tests.sources import ROOT
from vacancies.models import ApplicationAnswer, Question, QuestionText, Vacancy, VacancyQuestion

LOOK_GUIDE = (ROOT / "docs" / "how-to" / "look.md").read_text(encoding="utf-8")
FRAME = "<!doctype html><title>Host</title><main>{% block content %}{% endblock %}</main>"
LABELS = ("groupsite_people", "groupsite_research", "groupsite_vacancies")


@pytest.fixture
def host(settings, tmp_path: Path) -> None:
    """Templates as a host has them: its own frame, and those that the wheel brings."""
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]


@pytest.fixture
@made_once
def pages(group_site, at) -> dict[str, str]:
    """The address of a page of each type."""
    alice = PersonFactory(email="alice@example.org")
    area = AreaFactory(lead=alice, keywords=["lattices"])
    vacancy = VacancyFactory(
        supervisors=[alice], contacts=[alice], areas=[area], documents=["CV"], external=True
    )
    publication_indexes(group_site)
    publication = make_publication(people=[alice], rows={"areas": [area]})
    made = {
        "person": group_site.add(alice, title="Alice Ek"),
        "area": group_site.add(area, title="Coding"),
        "vacancy": group_site.add(vacancy, title="PhD student"),
        "people": group_site.people,
        "research": group_site.research,
        "vacancies": group_site.vacancies,
    }
    urls = {name: found["en"].get_url() for name, found in made.items()}
    of_publications = "/en/publications/"
    return urls | {
        "publications": of_publications,
        "publication": f"{of_publications}{publication.cite_key}/",
    }


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(
    ("page", "words", "stylesheets"),
    [
        ("people", "Alice Ek", LABELS[:1]),
        ("person", "alice@example.org", LABELS[:1]),
        ("research", "Coding", LABELS[:2]),
        ("area", "lattices", LABELS[:2]),
        ("area", "Short packets over waves", LABELS[:2]),
        ("publications", "Short packets over waves", LABELS[:2]),
        ("publication", "Ek, A. (2016). Short packets over waves.", LABELS[:2]),
        ("vacancies", "PhD student", LABELS),
        ("vacancy", "Application deadline: 14 June 2025.", LABELS),
    ],
)
def test_a_page_brings_what_it_needs(client, host, pages, page, words, stylesheets):
    read = Read.from_response(client.get(pages[page]))
    assert words in read.text
    links = [link["href"] for link in read.main.select('link[rel="stylesheet"]')]
    assert links == [f"{settings.STATIC_URL}{label}/css/app.css" for label in stylesheets]


def test_what_a_host_adds_to_a_page_brings_its_stylesheet_once(
    client, host, pages, tmp_path, group_site
):
    """The templates that the guide to the look prints."""
    for name, text in re.findall(
        r":caption: templates/(\S+_page.html)\n(.*?)```", LOOK_GUIDE, re.S
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for page in ("person", "area"):
        read = Read.from_response(client.get(pages[page]))
        assert read.main.select(".vacancies")
        links = [link["href"] for link in read.main.select('link[rel="stylesheet"]')]
        assert links == [f"{settings.STATIC_URL}{label}/css/app.css" for label in LABELS]


def test_a_posting_is_light(client, host, pages):
    """With the stylesheets as they are in the wheel, compressed as a web server does it."""
    response = client.get(pages["vacancy"])
    linked = Read.from_response(response).main.select("link[rel=stylesheet], script[src], img")
    paths = {(one.get("href") or one["src"]).removeprefix(settings.STATIC_URL) for one in linked}
    assert len(paths) <= 3 + 1
    stylesheets = {
        path.partition("/static/")[2]: css for path, css in bundled_app_stylesheets(ROOT).items()
    }
    files = [
        stylesheets[path].encode() if path in stylesheets else Path(finders.find(path)).read_bytes()
        for path in paths
    ]
    assert sum(len(gzip.compress(file)) for file in [response.content, *files]) <= 25 * 1024


def imported_by(stylesheet: Path) -> set[Path]:
    """What a stylesheet imports, and what that imports in its turn."""
    found = {
        stylesheet.parent / line.partition('"')[2].partition('"')[0]
        for line in stylesheet.read_text(encoding="utf-8").splitlines()
        if line.startswith("@import")
    }
    return found.union(*map(imported_by, found))


@pytest.mark.parametrize("label", LABELS)
def test_every_stylesheet_that_is_imported_is_there(label):
    entry = Path(finders.find(f"{label}/css/app.css"))
    for_visitors = {path for path in entry.parent.rglob("*.css") if "admin" not in path.name}
    assert imported_by(entry) == for_visitors - {entry}


def test_the_form_asks_the_questions_of_the_vacancy(client, host, pages):
    """In the host's frame, without a class or script of ours."""
    Vacancy.objects.update(application_method="form", application_url="")
    vacancy = Vacancy.objects.get()
    question = Question.objects.create(kind="yes_no")
    VacancyQuestion.objects.create(vacancy=vacancy, question=question, required=True)
    QuestionText.objects.create(question=question, language="en", wording="Do you drive?")
    start = reverse("groupsite_vacancies:start", args=[vacancy.pk])
    asked = Read.from_response(client.get(start))
    label = asked.main.find("label", string="Do you drive?")
    answers = asked.main.select_one(f"#{label['for']}")
    assert [one["value"] for one in answers.select("option")] == ["", "yes", "no"]
    person = {"family_name": "Ek", "email": "ek@example.org", "has_read": "on", "key": uuid4()}
    refused = client.post(start, person)
    assert (refused.status_code, "Answer the question “Do you drive?”." in refused.text) == (
        422,
        True,
    )
    assert client.post(start, {**person, answers["name"]: "no"}).status_code == 303
    assert ApplicationAnswer.objects.get().value == "no"
