"""`import_people` from the folders of HugoBlox and al-folio sites: people, roles, portraits, texts."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Canvas

from people.importing.folders.person_cells import link_cells, name_cells
from people.models import Person, PersonPage
from tests.people.importing.files import write_files
from tests.people.importing.running import WRITES

pytestmark = pytest.mark.usefixtures("site")

OPTIONS = ("--organisation", "Waves group", "--name", "Doctoral Candidate=PhD student")

HUGOBLOX_ALICE = """\
---
# Display name
title: Dr. Alice van der Ek
superuser: true
role: Professor
organizations:
  - name: Waves group
    url: ''
bio: Alice studies *waves* & <b>tides</b>.
interests:
  - Waves
education:
  courses:
    - course: PhD in Waves
      institution: Lindholmen University
      year: 2012
social:
  - icon: envelope
    icon_pack: fas
    link: 'mailto:alice@example.org'
  - icon: google-scholar
    icon_pack: ai
    link: https://scholar.google.se/citations?user=abc
  - icon: github
    icon_pack: fab
    link: https://github.com/alice-ek
  - icon: orcid
    link: https://orcid.org/0000-0002-1825-0097
  - icon: mastodon
    link: https://social.example/@alice
email: ''
highlight_name: true
user_groups:
  - Principal Investigators
---

Alice leads the [Waves group](https://waves.example).

{{< icon name="download" >}} She *also* teaches:

- Tides
- <script>alert(1)</script>Currents
"""
HUGOBLOX_BOB = """\
+++
first_name = "Bob"
last_name = "Åberg"
role = "Doctoral Candidate"
email = "bob@example.org"
+++
"""
HUGOBLOX_CAROL = """\
schema: hugoblox/author/v1
slug: carol
name:
  display: Carol Lind
  given: Carol
  family: Lind
role: Professor
bio: |
  Carol studies tides.
affiliations:
  - name: Waves group
links:
  - icon: at-symbol
    url: mailto:carol@example.org
  - icon: brands/linkedin
    url: https://www.linkedin.com/in/carol/
"""
AL_FOLIO_PROFILES = """\
---
layout: profiles
permalink: /people/
title: people
nav: true
profiles:
  - align: right
    image: alice.png
    content: about_alice.md
    image_circular: false
    more_info: >
      <p>555 your office number</p>
  - align: left
    content: about_bob.md
    name: Bob Åberg
    position: Doctoral Candidate
---
"""
AL_FOLIO_TEAM = """\
---
name: Carol Lind
title: Professor
image: assets/img/team/carol.png
email: carol@example.org
scholar_userid: xyz
github_username: carol
phone: 0701234567
---
Carol studies tides.
"""
AL_FOLIO_DATA = """\
- name: Dan Ek
  key: dan
  position: PhD student
  website: https://dan.example
  description: "Dan measures <b>tides</b>."
- name: Eve Ek
  position: PhD student
"""


def run(source: Path, *options: str) -> str:
    out = StringIO()
    try:
        call_command("import_people", str(source), *OPTIONS, *options, stdout=out, stderr=out)
    except CommandError as error:
        out.write(f"\nFAILED {error}")
    return out.getvalue()


def picture(colour: str = "linen") -> bytes:
    buffer = BytesIO()
    Canvas.new("RGB", (40, 50), colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def hugoblox(tmp_path: Path) -> Path:
    authors = "content/authors"
    swedish = "---\nbio: Alice studerar vågor.\n---\nAlice leder gruppen.\n"
    return write_files(
        tmp_path / "hugo",
        {
            f"{authors}/_index.md": "---\ntitle: Authors\n---\n",
            f"{authors}/alice-ek/_index.md": HUGOBLOX_ALICE,
            f"{authors}/alice-ek/_index.sv.md": swedish,
            f"{authors}/alice-ek/avatar.png": picture(),
            f"{authors}/Students/Bob/_index.md": HUGOBLOX_BOB,
            "data/authors/carol.yaml": HUGOBLOX_CAROL,
            "assets/media/authors/carol.PNG": picture("teal"),
        },
    )


@pytest.fixture
def al_folio(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "jekyll",
        {
            "_config.yml": "title: Waves\n",
            "_pages/people.md": AL_FOLIO_PROFILES,
            "_pages/about.md": "---\nlayout: about\nprofile:\n  image: prof_pic.jpg\n---\nHello\n",
            "_pages/about_alice.md": "# Alice Ek\n\nAlice studies **waves**.\n\n{% include x.html %}\n",
            "_pages/about_bob.md": "Bob studies tides.\n",
            "_team/carol.md": AL_FOLIO_TEAM,
            "_data/members.yml": AL_FOLIO_DATA,
            "_data/repositories.yml": "github_users:\n  - someone\n",
            "_news/one.md": "---\nlayout: post\n---\nNews",
            "assets/img/alice.png": picture(),
            "assets/img/team/carol.png": picture("teal"),
        },
    )


def texts_of(person: Person) -> dict[str, tuple[str, str]]:
    pages = PersonPage.objects.filter(person=person).select_related("locale")
    return {page.locale.language_code: (page.introduction, page.biography) for page in pages}


def test_a_hugoblox_site(hugoblox):
    said = run(hugoblox)
    assert "Created: 3, changed: 0, unchanged: 0, refused: 0, published: 0." in said
    people = {person.given_name: person for person in Person.objects.all()}
    alice = people["Alice"]
    assert (alice.family_name, alice.honorific) == ("van der Ek", "dr")
    assert (alice.email, alice.orcid) == ("alice@example.org", "0000-0002-1825-0097")
    assert [link.kind for link in alice.links.all()] == ["scholar", "github"]
    assert [str(row) for row in alice.roles.all()] == ["Professor, Waves group"]
    assert alice.portrait.width == 40
    assert texts_of(alice) == {
        "en": (
            "Alice studies waves & tides.",
            (
                '<p>Alice leads the <a href="https://waves.example">Waves group</a>.</p>'
                "<p>She <i>also</i> teaches:</p><ul><li>Tides</li><li>Currents</li></ul>"
            ),
        ),
        "sv": ("Alice studerar vågor.", "<p>Alice leder gruppen.</p>"),
    }
    assert [str(row) for row in people["Bob"].roles.all()] == ["PhD student, Waves group"]
    assert people["Carol"].portrait.width == 40
    assert texts_of(people["Carol"]) == {"en": ("Carol studies tides.", "")}
    for name in ("education", "interests", "other_links", "user_groups"):
        assert f"“{name}” is not a known column and is not imported." in said


def test_an_al_folio_site(al_folio):
    said = run(al_folio)
    assert "Created: 4, changed: 0, unchanged: 0, refused: 1, published: 0." in said
    assert "_data/members.yml, person 2, Eve Ek: refused" not in said
    assert "_data/members.yml, person 2: refused: key: A person needs a key" in said
    people = {person.given_name: person for person in Person.objects.all()}
    assert set(people) == {"Alice", "Bob", "Carol", "Dan"}
    assert texts_of(people["Alice"]) == {"en": ("", "<p>Alice studies <b>waves</b>.</p>")}
    assert people["Alice"].portrait is not None
    assert [str(row) for row in people["Bob"].roles.all()] == ["PhD student, Waves group"]
    carol = people["Carol"]
    assert (carol.phone, carol.email) == ("0701234567", "carol@example.org")
    assert {link.kind: link.url for link in carol.links.all()} == {
        "scholar": "https://scholar.google.com/citations?user=xyz",
        "github": "https://github.com/carol",
    }
    assert [str(row) for row in carol.roles.all()] == ["Professor, Waves group"]
    assert texts_of(people["Dan"]) == {"en": ("Dan measures tides.", "")}
    assert "“more_info” is not a known column and is not imported." in said


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("folder", ["hugoblox", "al_folio"])
def test_a_second_run_writes_nothing(request, folder):
    root = request.getfixturevalue(folder)
    first = run(root, "--publish")
    assert "created, published" in first
    with CaptureQueriesContext(connection) as queries:
        second = run(root, "--publish")
    assert "Created: 0, changed: 0" in second
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


def test_the_language_of_the_texts_can_be_chosen(al_folio):
    run(al_folio, "--language", "sv")
    assert {page.locale.language_code for page in PersonPage.objects.all()} == {"sv"}
    assert "The languages of the site are en, sv." in run(al_folio, "--language", "fi")


BILLION = "a: &a [x, x, x]\n" + "\n".join(
    f"{two}: &{two} [*{one}, *{one}, *{one}]"
    for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"---\n{BILLION}\n---\n", "aliases (*name) are not read"),
        ("---\na: &a\n  b: *a\n---\n", "aliases (*name) are not read"),
        ("---\ntitle: A\ntitle: B\n---\n", "a key is there twice: title"),
        (f"---\na: {'[' * 5000}\n---\n", "cannot be read"),
        ("---\ntitle: 'A\n---\n", "cannot be read"),
        ("---\ntitle: Alice\n", "front matter without an end"),
        ("---\n- a\n---\n", "front matter that is no list of values"),
        ("+++\ntitle = \n+++\n", "has TOML that cannot be read"),
        ("---\ntitle: " + "x" * 600_000 + "\n---\n", "is larger than 512 KB"),
        ("---\ntitle: Åsa\n---\n".encode("cp1252"), "is not in UTF-8"),
        ("---\n? [a, b]\n: c\ntitle: Alice Ek\n---\n", "cannot be read"),
        ("", "family_name: This field cannot be blank."),
    ],
)
def test_front_matter_that_cannot_be_read_is_named(tmp_path, content, reason):
    good = "---\ntitle: Bob Ek\n---\n"
    files = {"content/authors/alice/_index.md": content, "content/authors/bob/_index.md": good}
    said = run(write_files(tmp_path, files))
    assert "content/authors/alice/_index.md" in said
    assert f"{reason}" in said
    assert "Created: 1, changed: 0, unchanged: 0, refused: 1" in said


def test_yaml_makes_no_objects(tmp_path):
    content = "---\ntitle: !!python/object/apply:os.system ['touch /tmp/x']\nname: Alice Ek\n---\n"
    run(write_files(tmp_path, {"content/authors/alice/_index.md": content}))
    assert [str(person) for person in Person.objects.all()] == ["Alice Ek"]


def test_nothing_outside_the_folder_is_read(tmp_path):
    write_files(tmp_path, {"secret.png": picture(), "secret.md": "---\ntitle: Secret Name\n---\n"})
    root = write_files(
        tmp_path / "site",
        {
            "content/authors/alice/_index.md": "---\ntitle: Alice Ek\n---\n",
            "content/authors/carol/_index.md": "---\ntitle: Carol Ek\n---\n",
        },
    )
    (root / "content/authors/alice/avatar.png").symlink_to(tmp_path / "secret.png")
    (root / "content/authors/bob").mkdir()
    (root / "content/authors/bob/_index.md").symlink_to(tmp_path / "secret.md")
    (root / "content/authors/loop").symlink_to(root / "content/authors")
    said = run(root)
    assert (
        "alice/_index.md, Alice Ek: refused: portrait: “content/authors/alice/avatar.png” leads out"
        in said
    )
    assert "bob/_index.md: refused: It cannot be read:" in said
    assert [str(person) for person in Person.objects.all()] == ["Carol Ek"]


@pytest.mark.parametrize("linked", ["_pages/people.md", "_team/bob.md", "_data/team.yml"])
def test_a_file_that_is_a_link_to_outside_is_refused(tmp_path, linked):
    write_files(
        tmp_path, {"secret": "---\nname: Secret Name\nprofiles:\n  - name: Secret Name\n---\n"}
    )
    root = write_files(
        tmp_path / "site", {"_pages/about.md": "# About", "_team/a.md": "---\nname: A Ek\n---\n"}
    )
    (root / linked).parent.mkdir(exist_ok=True)
    (root / linked).symlink_to(tmp_path / "secret")
    said = run(root)
    assert f"{linked}: refused: It cannot be read: “{root / linked}” leads out" in said
    assert [str(person) for person in Person.objects.all()] == ["A Ek"]


def test_a_profile_leads_nowhere_else(tmp_path):
    write_files(tmp_path, {"secret.md": "# Secret Name"})
    page = "---\nprofiles:\n  - content: ../../secret.md\n    image: ../../secret.png\n    name: A Ek\n---\n"
    said = run(write_files(tmp_path / "site", {"_pages/people.md": page}))
    assert "_pages/people.md: refused: It cannot be read:" in said
    assert "leads out of the folder" in said


def test_several_pictures_are_a_question(tmp_path):
    files = {
        "content/authors/alice/_index.md": "---\ntitle: Alice Ek\n---\n",
        "content/authors/alice/avatar.png": picture(),
        "content/authors/alice/avatar.jpg": picture(),
    }
    assert "refused: It has several pictures: avatar.jpg, avatar.png." in run(
        write_files(tmp_path, files)
    )


@pytest.mark.parametrize("files", [{}, {"README.md": "Hello"}])
def test_another_folder_is_refused(tmp_path, files):
    assert "is neither a HugoBlox site" in run(write_files(tmp_path, files))


@pytest.mark.parametrize(
    ("name", "given", "family", "honorific"),
    [
        ("Alice Ek", "Alice", "Ek", ""),
        ("Alice Maria Ek", "Alice Maria", "Ek", ""),
        ("Ana de la Cruz", "Ana", "de la Cruz", ""),
        ("Dr. Alice Ek, PhD", "Alice", "Ek", "dr"),
        ("Professor Alice Ek", "Alice", "Ek", "prof"),
        ("Ek, Alice", "Alice", "Ek", ""),
        ("Plato", "", "Plato", ""),
        ("", "", "", ""),
    ],
)
def test_names(name, given, family, honorific):
    cells = {"given_name": "", "family_name": "", "honorific": "", **name_cells(name)}
    assert cells == {"given_name": given, "family_name": family, "honorific": honorific}


@pytest.mark.parametrize(
    ("name", "given", "honorific"),
    [("PD Dr. Alice Ek", "Alice", "pd-dr"), ("Dr. Alice Ek", "Alice", "dr")],
)
def test_titles_of_the_host_are_known(settings, name, given, honorific):
    settings.GROUPSITE_HONORIFICS = {"pd-dr": "PD Dr."}
    assert name_cells(name) == {"given_name": given, "family_name": "Ek", "honorific": honorific}


def test_links_are_told_by_their_host():
    assert link_cells(
        [
            "https://github.com/a",
            "https://github.com.evil.example/a",
            "https://notgithub.com/a",
            "#contact",
            "https://[broken",
            "mailto:a@example.org?subject=x",
        ]
    ) == {
        "github": "https://github.com/a",
        "email": "a@example.org",
        "other_links": "https://github.com.evil.example/a https://notgithub.com/a https://[broken",
    }


def test_a_folder_may_be_given_relative_to_where_one_is(hugoblox, monkeypatch):
    monkeypatch.chdir(hugoblox.parent)
    assert "Created: 3, changed: 0, unchanged: 0, refused: 0" in run(Path(hugoblox.name))
