"""What becomes of the cells of a row: roles, titles, portraits, texts in the languages of the site."""

import pytest
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale

from people.models import Person, PersonPage
from tests.people.importing.running import ALICE, picture, table


def test_a_role_may_have_another_name_in_the_file(run):
    row = "alice,Ek,Doctoral researcher"
    options = ["--name", "doctoral researcher=PhD student", "--organisation", "Waves group"]
    done = run(table(row, header="key,family_name,role"), *options)
    assert done.failure == ""
    assert str(Person.objects.get().roles.get()) == "PhD student, Waves group"


@pytest.mark.parametrize(
    ("title", "value"),
    [("Dr.", "dr"), ("dr", "dr"), ("Prof", "prof"), ("PD Dr.", "pd-dr"), ("pd dr", "pd-dr")],
)
def test_a_title_is_read_as_the_site_writes_it_with_or_without_full_stops(
    run, settings, title, value
):
    settings.GROUPSITE_HONORIFICS = {"pd-dr": {"de": "PD Dr."}}
    run(f"key,family_name,honorific\nalice,Ek,{title}")
    assert Person.objects.get().draft().honorific == value


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("../secret.png", None, "leads out of the folder"),
        ("/etc/passwd", None, "leads out of the folder"),
        ("https://example.org/alice.png", None, "not fetched from the web"),
        ("missing.png", None, "There is no file"),
        (".", None, "is not a file"),
        ("link.png", None, "leads out of the folder"),
        ("alice.png", b"no picture", "Upload a valid image"),
        ("alice.jpg", picture("PNG"), "Not a valid .jpeg image"),
        ("alice.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Not a supported image format"),
        ("huge.png", picture(size=(8000, 8000)), "megapixels"),
        ("big.png", b"\0" * (50 * 1024 * 1024), "is too big (50.0"),
    ],
)
def test_portraits_are_checked_as_uploads_are(run, tmp_path, name, content, reason):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(picture())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    if content is not None:
        (folder / name).write_bytes(content)
    done = run(table(f"a,Ek,{name}", header="key,family_name,portrait"), name="folder/people.csv")
    assert reason in done.text
    assert "portrait: " in done.text
    assert not Person.objects.exists()
    assert not get_image_model().objects.exists()


def test_a_portrait_goes_into_the_collection(run, tmp_path):
    Collection.get_first_root_node().add_child(name="Faces")
    (tmp_path / "alice.png").write_bytes(picture())
    content = table("a,Alice Ek,alice.png", header="key,family_name,portrait")
    run(content, "--collection", "Faces")
    portrait = Person.objects.get().portrait
    assert (portrait.title, portrait.collection.name) == ("Alice Ek", "Faces")
    assert "not exactly one collection" in run(content, "--collection", "Nowhere").failure


def test_html_keeps_only_what_the_editor_allows(run):
    html = (
        "<h1>Me</h1><p onclick='x()'>A <a href='javascript:x()'>b</a> <a href='https://c.example'>c</a></p>"
        "<script>alert(1)</script><img src=x><ul><li>d</li></ul>"
    )
    run(table(f'a,Ek,"{html}"', header="key,family_name,biography_en"))
    assert PersonPage.objects.get().biography == (
        '<h2>Me</h2><p>A b <a href="https://c.example">c</a></p><ul><li>d</li></ul>'
    )


def test_html_nested_too_deeply_is_refused(run):
    done = run(table(f'a,Ek,"{"<b>" * 3000}x"', header="key,family_name,biography_en"))
    assert "biography_en: The HTML is nested too deeply." in done.text


def test_a_site_with_one_language_has_plain_columns(run, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    run(table("a,Ek,A text", header="key,family_name,biography"))
    assert PersonPage.objects.get().biography == "<p>A text</p>"


def test_a_language_that_the_site_does_not_have_is_refused(run):
    Locale.objects.filter(language_code="sv").update(language_code="fi")
    done = run(table(ALICE))
    assert "refused: The site has not been set up for a language of this row." in done.text
    assert not Person.objects.exists()


def test_an_empty_cell_clears_nothing(run):
    run(table(ALICE))
    assert "unchanged: 1" in run(table("alice,,,,,,,,")).text
