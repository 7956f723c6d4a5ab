"""What an import reads is limited before it is read; what it prints cannot command a terminal."""

import json
import time
import unicodedata
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from people.content.importing import csv_rows, json_rows
from people.content.importing.source_rows import UnreadableFileError
from people.importing.folders import folder_limits
from people.importing.folders.front_matter import read_markdown_file
from people.importing.folders.markdown_texts import unsafe_html_from_markdown
from people.importing.folders.site_folder import read_people_of_site
from tests.people.importing.files import write_files


def profiles(*contents: str) -> str:
    return "---\nprofiles:\n" + "".join(f"- content: {one}\n" for one in contents) + "---\n"


def test_the_same_text_is_not_read_for_two_profiles(tmp_path):
    """Else a page of 500 KB could ask for gigabytes."""
    page = profiles("about.md", "../_pages/about.md")
    site = write_files(
        tmp_path, {"_pages/people.md": page, "_pages/about.md": "# Alice Ek\n\nText.\n"}
    )
    (row,) = read_people_of_site(site, "en")
    assert row.place == "_pages/people.md"
    assert "“../_pages/about.md” is the text of two profiles" in row.problem


TEAM = {f"_team/{number}.md": "---\nname: Alice Ek\n---\nText.\n" for number in range(4)}
AUTHORS = {f"content/authors/{n}/_index.md": "---\ntitle: Alice Ek\n---\n" for n in range(4)}


@pytest.mark.parametrize("files", [TEAM, AUTHORS])
@pytest.mark.parametrize(("limit", "value"), [("MAX_ROWS", 3), ("MAX_TABLE_BYTES", 20)])
def test_a_folder_is_read_up_to_a_limit(tmp_path, monkeypatch, files, limit, value):
    monkeypatch.setattr(folder_limits, limit, value)
    with pytest.raises(UnreadableFileError, match="Divide it"):
        read_people_of_site(write_files(tmp_path, files), "en")


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("_team", "name.md"),
        ("_data", "people.yml"),
        ("_pages", "name.md"),
        ("content/authors", "name/_index.md"),
        ("content", "authors/name/_index.md"),
        ("data/authors", "name.yaml"),
    ],
)
def test_a_folder_that_is_a_link_is_not_walked(tmp_path, link, file):
    outside = write_files(tmp_path / "outside", {file: "---\ntitle: Somebody\n---\n"})
    files = {"_team/bob.md": "---\nname: Bob Ek\n---\n"}
    if "authors" in f"{link}/{file}":
        files = {f"{one}/authors/bob.md": "" for one in ("data", "content") if one not in link}
    site = write_files(tmp_path / "site", files)
    if (site / link).exists():
        (site / link / "bob.md").unlink()
        (site / link).rmdir()
        (site / "_pages").mkdir()
    (site / link).parent.mkdir(parents=True, exist_ok=True)
    (site / link).symlink_to(outside)
    rows = read_people_of_site(site, "en")
    assert f"leads out of the folder {site}" in " ".join(row.problem for row in rows)
    assert "name" not in " ".join(row.place for row in rows)


def test_pictures_are_not_looked_for_behind_a_link(tmp_path):
    outside = write_files(tmp_path / "outside", {"carol.png": "", "carol.jpg": ""})
    site = write_files(tmp_path / "site", {"data/authors/carol.yaml": "title: Carol Ek\n"})
    (site / "assets" / "media").mkdir(parents=True)
    (site / "assets" / "media" / "authors").symlink_to(outside)
    (row,) = read_people_of_site(site, "en")
    assert (row.problem, row.cells.get("portrait")) == ("", None)


@pytest.mark.table
@pytest.mark.parametrize("text", ["{{", "{%", "{:", "{", "{{%", "{{ a }} {%"])
def test_tags_without_an_end_take_no_time(text):
    began = time.process_time()
    folder_text = text * (512 * 1024 // len(text))
    unsafe_html_from_markdown(folder_text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a {{< icon\nname >}} b", "<p>a  b</p>\n"),
        ("a {% x %} b {{ y }} c {: .z} d", "<p>a  b  c  d</p>\n"),
        ("a {{ b", "<p>a {{ b</p>\n"),
        ("a {{% b %}} c", "<p>a  c</p>\n"),
        ("a {{ b {% c %} d", "<p>a {{ b  d</p>\n"),
    ],
)
def test_tags_of_templates_are_no_text(text, html):
    assert unsafe_html_from_markdown(text) == html


@pytest.mark.parametrize(
    "head",
    [
        "+++\n" + "a." * 250_000 + "a = 1\n+++\n",
        "+++\n" + "a." * 8_000 + "a = 1\n+++\n",
        "---\na: " + "[" * 250_000 + "\n---\n",
        "---\n" + "".join(f"k{n}: v\n" for n in range(40_000)) + "---\n",
    ],
)
def test_front_matter_is_read_in_a_moment(tmp_path, head):
    file = tmp_path / "_index.md"
    file.write_text(head, encoding="utf-8")
    began = time.process_time()
    with pytest.raises(UnreadableFileError):
        read_markdown_file(file)
    assert time.process_time() - began < 2


def test_lines_beyond_the_limit_are_not_read(tmp_path, monkeypatch):
    read = []
    reader = csv_rows.csv.reader

    def counting(*args, **options):
        for line in reader(*args, **options):
            read.append(line)
            yield line

    monkeypatch.setattr(csv_rows, "MAX_ROWS", 3)
    monkeypatch.setattr(csv_rows.csv, "reader", counting)
    file = tmp_path / "people.csv"
    file.write_text("name\n" + "a\n" * 3)
    assert len(csv_rows.read_csv_file(file)) == 3
    file.write_text("name\n" + "\n" * 1000)
    read.clear()
    with pytest.raises(UnreadableFileError, match="more than 3 rows"):
        csv_rows.read_csv_file(file)
    assert len(read) <= 5


@pytest.mark.parametrize("item", ["{}", "[]"])
def test_json_of_too_many_parts_is_not_parsed(tmp_path, monkeypatch, item):
    monkeypatch.setattr(json_rows, "MAX_ROWS", 3)
    monkeypatch.setattr(json_rows.json, "loads", lambda *_args, **_options: pytest.fail("parsed"))
    file = tmp_path / "people.json"
    file.write_text(f"[{','.join([item] * 1000)}]")
    with pytest.raises(UnreadableFileError, match="Divide it"):
        json_rows.read_json_file(file)


EVIL = "\x1b]0;owned\x07\x1b[2J\u202egpj\u2066"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.json", f"[{{{json.dumps(EVIL)}: 1, {json.dumps(EVIL)}: 2}}]"),
        ("people.json", json.dumps([{"key": "a", "family_name": EVIL}])),
        ("people.csv", f"key,{EVIL},{EVIL}\na,b,c\n"),
        ("people.csv", f"key,family_name,{EVIL}\na,Ek,b\n"),
    ],
)
def test_nothing_that_a_terminal_obeys_is_printed(tmp_path, name, content):
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    out = StringIO()
    try:
        call_command("import_people", str(file), stdout=out, stderr=out)
    except CommandError as error:
        out.write(str(error))
    said = out.getvalue()
    assert "owned" in said
    controls = {one for one in said if unicodedata.category(one) in ("Cc", "Cf")} - {"\n"}
    assert controls == set()
