"""What an area shows of its work: a result with its picture, code and data, and what its drawing shows."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from people.content.publishing.validation import page_publishing_findings
from people.content.sections.section_texts import section_texts
from research.models import AreaLink
from research.models.result_pictures import SPECS, result_picture
from tests.factories import NOW, AreaFactory
from tests.made_once import made_once
from tests.pages import text_of, visit

pytestmark = pytest.mark.django_db

WORDS = {
    "tagline": "Short codes.",
    "mark_explanation": "The drawing shows circles, packed as densely as can be.",
    "result": "Short codes come close to the limit.",
    "result_caption": "Rate against length.",
    "result_alt": "A curve that rises towards a line.",
}


def image(width: int = 2000, height: int = 1000):
    buffer = BytesIO()
    Picture.new("RGB", (width, height), "white").save(buffer, "PNG")
    model = get_image_model()
    return model.objects.create(
        title="curve", file=ImageFile(BytesIO(buffer.getvalue()), "curve.png")
    )


def publish(area):
    area.save_revision().publish()
    area.refresh_from_db()
    return area


@pytest.fixture
@made_once
def area(group_site, at):
    """Published with its picture, whose files stay in memory from one test to the next."""
    area = AreaFactory()
    area.result_picture = image()
    area.links = [
        AreaLink(kind="data", url="https://data.example.org/42/"),
        AreaLink(kind="code", name="short-codes", url="https://code.example.org/short-codes"),
        AreaLink(kind="code", url="https://www.code.example.org/limits"),
    ]
    return publish(area)


@pytest.fixture
def read(client, area, group_site):
    pages = group_site.add(area, title="Coding", **WORDS)
    return lambda language="en": visit(client, pages[language])


class TestResult:
    @pytest.mark.thorough
    @pytest.mark.table
    @pytest.mark.parametrize("language", ["en", "sv"])
    def test_a_result_is_shown_with_its_picture(self, read, language):
        section = read(language).section("result")
        picture = section.select_one("figure img")
        assert section.select_one("p").get_text() == WORDS["result"]
        assert section.select_one("figcaption").get_text() == WORDS["result_caption"]
        assert picture["alt"] == WORDS["result_alt"]
        assert picture["src"].endswith(".webp")
        assert [one.split()[1] for one in picture["srcset"].split(", ")] == ["720w", "1440w"]
        assert (picture["width"], picture["height"]) == ("720", "360")

    def test_without_them_nothing_is_shown(self, client, group_site, at):
        page = visit(client, group_site.add(AreaFactory(), title="Coding")["en"])
        assert page.texts("h2") == ["Open positions"]  # where alerts are offered
        assert page.main.select("figure") == []

    def test_a_result_needs_no_picture(self, client, group_site, at):
        words = {"result": WORDS["result"], "result_caption": "Of nothing."}
        page = visit(client, group_site.add(AreaFactory(), title="Coding", **words)["en"])
        assert text_of(page.section("result")) == f"One of our results {WORDS['result']}"


class TestPicture:
    def test_a_visit_makes_no_rendition(self, read, area):
        Rendition.objects.all().delete()
        assert read().main.select("figure img") == []
        assert not Rendition.objects.exists()

    def test_publishing_twice_makes_each_once(self, area):
        publish(area)
        assert sorted(Rendition.objects.values_list("filter_spec", flat=True)) == sorted(SPECS)

    def test_a_small_picture_is_not_enlarged_nor_offered_twice(self, area):
        area.result_picture = image(300, 200)
        assert result_picture(publish(area)).srcset.count("300w") == 1
        assert result_picture(area).width == 300

    def test_an_unreadable_picture_does_not_stop_publishing(self, area, caplog):
        Rendition.objects.all().delete()
        area.result_picture = image()  # other tests need the file of the first
        area.result_picture.file.storage.delete(area.result_picture.file.name)
        assert publish(area).live
        assert result_picture(area) is None
        assert "cannot be read" in caplog.text

    def test_another_file_makes_other_renditions(self, area, django_capture_on_commit_callbacks):
        picture = area.result_picture
        Rendition.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            picture.save()
        assert Rendition.objects.filter(image=picture).count() == len(SPECS)

    def test_an_image_that_is_deleted_leaves_the_area(self, area):
        area.result_picture.delete()
        area.refresh_from_db()
        assert area.result_picture is None
        assert result_picture(area) is None

    def test_a_preview_shows_a_picture_that_has_not_been_published(self, area, group_site, rf):
        page = group_site.add(area, title="Coding", **WORDS)["en"]
        area.result_picture = image()
        area.save_revision()
        page = type(page).objects.get(pk=page.pk)
        page.set_preview_record(area)
        context = page.get_preview_context(rf.get("/"), "")
        assert context["result_picture"] is not None


class TestLinks:
    def test_code_comes_before_data_under_their_names(self, read):
        facts = read().section("about")
        found = {
            row.select_one("dt").get_text(): [
                (link.get_text(), link["href"]) for link in row.select("a")
            ]
            for row in facts.select(".fact-list > div")
        }
        assert found == {
            "Code": [
                ("short-codes", "https://code.example.org/short-codes"),
                ("code.example.org/limits", "https://www.code.example.org/limits"),
            ],
            "Data": [("data.example.org/42", "https://data.example.org/42/")],
        }

    def test_their_labels_are_swedish_on_a_swedish_page(self, read):
        assert read("sv").texts("dt") == ["Kod", "Data"]


class TestWords:
    def test_the_drawing_is_explained_below_it(self, read):
        figure = read().one(".area-hero figure")
        assert figure.select_one("svg")["aria-hidden"] == "true"
        assert figure.select_one("figcaption").get_text() == WORDS["mark_explanation"]

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("words", "shown"),
        [
            ({"tagline": "Short.", "summary": "One. Two is more."}, ["Short."]),
            ({"tagline": "Short."}, ["Short."]),
            ({"summary": "One thing. Two is more."}, ["One thing."]),
            ({}, []),
        ],
    )
    def test_a_plate_says_one_sentence(self, client, group_site, words, shown):
        group_site.add(AreaFactory(), title="Coding", **words)
        home = visit(client, group_site.home["en"])
        assert [text.get_text() for text in home.main.select(".plate__text")] == shown

    def test_each_is_a_section_beside_its_original(self, area, group_site):
        texts = section_texts(group_site.add(area, title="Coding", **WORDS)["sv"])
        for name in ("result", "result_caption", "mark_explanation", "tagline"):
            assert texts[name] == WORDS[name], name

    def test_a_picture_without_a_description_is_remarked_on(self, area, group_site):
        words = WORDS | {"result_alt": ""}
        page = group_site.add(area, title="Coding", **words)["en"]
        (finding,) = page.publishing_findings()
        assert (finding.field, finding.is_error) == ("result_alt", False)
        assert page_publishing_findings(page, None, NOW) == []  # a remark stops nobody
        page.result_alt = "A curve."
        assert page.publishing_findings() == []


def test_a_draft_from_before_links_and_pictures_can_be_published(area):
    AreaLink.objects.all().delete()
    area = type(area).objects.get(pk=area.pk)
    area.result_picture = None
    revision = area.save_revision()
    for name in ("links", "result_picture"):
        del revision.content[name]
    revision.save()
    revision.publish()
    area.refresh_from_db()
    assert (area.links.count(), area.result_picture) == (0, None)
