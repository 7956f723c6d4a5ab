"""What the guides to the import, the API and the blocks describe, done in a host without the group's site.

The code of the guides to the API and the blocks is put into the host as it is printed there.
"""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from tools.hosts.host import Host
from tools.hosts.journey import TITLE
from tools.hosts.visitor import Visitor
from tools.sources import ROOT

GUIDES: Final = ROOT / "docs" / "how-to"
CODE: Final = re.compile(
    r"^```\{code-block\} (?:python|django)\n(?::caption: [^\n]*\n)?(.*?)^```", re.S | re.M
)
TEMPLATE: Final = (
    """{% extends "{frame}" %}{% block {block} %}<h1>{{ page.title }}</h1>{include}{% endblock %}"""
)
PEOPLE: Final = """\
key,given_name,family_name,email,portrait,{biography}
dan-berg,Dan,Berg,dan@example.org,dan.png,Dan counts codes.
eve-dahl,Eve,Dahl,eve@example.org,,Eve breaks codes.
,No,Body,,,Nobody.
"""
VACANCIES: Final = """\
key,kind,organisation,deadline_on,salary,supervisors,contacts,documents,{title},{lead},{required}
postdoc-1,postdoc,Coding Theory,2099-06-14,agreement,dan-berg,dan-berg,CV,Postdoc in codes,Long codes.,A PhD.
broken,postdoc,Nobody's,,,,,,,,
"""
# Makes a page of the type that the guide to the blocks has.
LISTS_PAGE: Final = """
from {module}.models import ListsPage
home.add_child(instance=ListsPage(title="Lists", slug="lists", locale=home.locale, body=blocks))
"""
# Both commands twice, and a page with every block: in one process, since each takes seconds to start.
RUNS: Final = """
from io import StringIO
from django.core.management import CommandError, call_command
from wagtail.models import Site

for command, file in (("import_people", "people.csv"), ("import_vacancies", "vacancies.csv")):
    for _run in range(2):
        said = StringIO()
        try:
            call_command(command, f"data/{{file}}", "--publish", *{options!r}, stdout=said, stderr=said)
        except CommandError as error:
            said.write(str(error))
        print(command, " ".join(said.getvalue().split()))
home = Site.objects.order_by("pk").first().root_page
blocks = [(name, {{}}) for name in ("people", "areas", "open_vacancies")]
{place}
from django.utils.translation.trans_real import DjangoTranslation
print("In Swedish:", DjangoTranslation("sv").gettext("Application deadline"))
"""


def code_of(guide: str) -> list[str]:
    """The blocks of code in a guide."""
    return CODE.findall((GUIDES / guide).read_text(encoding="utf-8"))


def put_the_guides_into(host: Host, app: str, urls: str, frame: str, block: str) -> None:
    """The API and a page type with blocks; `app` is a folder with models.py, `frame` a base template."""
    endpoints, patterns, *_more = code_of("headless.md")
    host.write("lab/__init__.py", "")
    host.write("lab/api.py", endpoints)
    with (host.folder / urls).open("a", encoding="utf-8") as file:
        file.write(f"\n{patterns}")
    page_type = code_of("blocks.md")[0]
    with (host.folder / app / "models.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{page_type}")
    include = "{% load wagtailcore_tags %}{% include_block page.body %}"
    template = TEMPLATE.replace("{frame}", frame).replace("{block}", block)
    path = f"{app}/templates/{Path(app).name}/lists_page.html"
    host.write(path, template.replace("{include}", include))


def import_and_place(host: Host, place: str, language: str = "", *options: str) -> None:
    """Imports people and vacancies twice, places blocks as `place` says, and looks at what was said.

    `language` is that of the texts, if the site has several.
    """
    picture = BytesIO()
    Image.new("RGB", (400, 500), "linen").save(picture, "PNG")
    suffix = f"_{language}" if language else ""
    columns = {name: f"{name}{suffix}" for name in ("biography", "title", "lead", "required")}
    host.write("data/people.csv", PEOPLE.format_map(columns))
    host.write("data/vacancies.csv", VACANCIES.format_map(columns))
    (host.folder / "data" / "dan.png").write_bytes(picture.getvalue())
    run = RUNS.format(place=place, options=options)
    lines = host.manage("shell", "--verbosity", "0", "--command", run).splitlines()
    people, people_again, vacancies, vacancies_again, swedish = lines[-5:]
    assert "row 4: refused: key: " in people, lines
    assert "Created: 2, changed: 0, unchanged: 0, refused: 1, published: 2." in people, lines
    assert "Created: 0, changed: 0, unchanged: 2, refused: 1, published: 0." in people_again, lines
    assert "refused: organisation: The site has no organisation" in vacancies, lines
    assert "Created: 1, changed: 0, unchanged: 0, refused: 1, published: 1." in vacancies, lines
    assert "Created: 0, changed: 0, unchanged: 1, refused: 1, published: 0." in vacancies_again, (
        lines
    )
    assert swedish == "In Swedish: Sista ansökningsdag"


def is_read_by_programs_and_visitors(visitor: Visitor, lists: str) -> None:
    """The API and the page with blocks have what was imported, and what was published by hand."""
    people, vacancies = (
        json.loads(visitor.get(f"/api/v2/{endpoint}/?fields=*").source)["items"]
        for endpoint in ("people", "vacancies")
    )
    assert {"Dan Berg", "Eve Dahl"} <= {one["name"] for one in people}
    assert {TITLE, "Postdoc in codes"} <= {one["title"] for one in vacancies}
    page = visitor.get(lists)
    for words in ("Dan Berg", TITLE, "Postdoc in codes"):
        assert words in page.text
    (dan,) = (one for one in people if one["name"] == "Dan Berg")
    assert dan["portrait"]
