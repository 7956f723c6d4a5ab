"""The pictures that social media show for a link: who gets them, when they change, and what is on them."""

import io
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signals import request_finished, request_started
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site

from people import conf
from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.drawing import MAX_BYTES, content_type, draw_card
from people.content.link_previews.figures import FigureImage
from people.content.link_previews.responses import link_preview_of_page
from people.content.link_previews.stored_pictures import (
    FOLDER,
    delete_stored_picture,
    has_stored_picture,
)
from people.content.link_previews.typesetting import Typeface, largest_fitting_lines, printable_text
from people.content.publishing.link_preview_pictures import draw_link_preview_in_background
from research.figures.area_drawings import Figure, figure_svg
from tests.accounts import make_accounts
from tests.factories import AreaFactory, PersonFactory, VacancyFactory, drawn_portrait
from tests.sources import ROOT

SIZE = (1200, 630)
KEY = UUID(int=7)
HARD_TITLES = (
    "Doktorandtjänst i informationsteoretisk maskininlärning – trådlös kommunikation " * 2,
    "W" * 200,
    "王小明",
    "Åsa Öberg-Šimić 王 & Νίκος <b>Nguyễn</b> 🎓",
    "\u202e\u05e9\u05dc\u05d5\u05dd\u202c \u0645\u0631\u062d\u0628\u0627 \u200f(RTL)",
    "Doktorand\u00adtjänst",
    "\u0301\u0000 ",
)


def jpeg_file(image):
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=95)
    return ContentFile(stored.getvalue())


def picture_of(card):
    drawn = draw_card(card)
    assert len(drawn) <= MAX_BYTES
    return Image.open(io.BytesIO(drawn))


class TestDrawing:
    @pytest.mark.thorough
    @pytest.mark.table
    @pytest.mark.parametrize("title", HARD_TITLES)
    def test_a_hard_title_breaks_nothing(self, title):
        facts = {"kind": title, "facts": (title, title), "urgent_fact": title, "site_name": title}
        card = LinkPreviewCard(title[:200], **facts, figure=figure_svg(KEY))
        assert picture_of(card).size == SIZE

    @pytest.mark.thorough
    @settings(max_examples=8, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=4))
    def test_any_text_can_be_drawn(self, text, initials):
        assert picture_of(LinkPreviewCard(text, kind=text, initials=initials)).size == SIZE

    def test_every_figure_of_an_area_is_drawn_in_two_colours(self):
        for figure in Figure.values:
            drawn = FigureImage(120, "#ff0000", "#0000ff").draw(figure_svg(KEY, figure))
            found = {pixel[:3] for _n, pixel in drawn.getcolors(10**6) if pixel[3] > 200}
            assert {(255, 0, 0), (0, 0, 255)} <= found, figure

    def test_what_no_font_has_is_left_out(self):
        """Never the box of a missing glyph: not the word, or the symbol beside it."""
        assert printable_text("Wei 王 Åsa\u00ad Šimić 🎓Ελλη Nguyễn") == "Wei Åsa Šimić Ελλη Nguyễn"
        assert printable_text("王小明") == ""

    def test_a_long_title_is_cut_and_stays_left_of_the_figure(self):
        card = LinkPreviewCard("Wavelength " * 40, figure=figure_svg(KEY))
        gap = picture_of(card).convert("RGB").crop((706, 0, 750, 630))
        assert len(gap.getcolors()) == 1

    def test_an_ellipsis_stands_only_where_something_was_cut(self):
        for letters, is_cut in ((60, False), (600, True)):
            word = "n" * letters
            _typeface, lines = largest_fitting_lines(word, ((42, 6),), 700, 600)
            assert lines[-1].endswith("…") is is_cut
            assert is_cut or "".join(lines) == word

    def test_a_host_has_its_own_colours_and_fonts(self, settings):
        card = LinkPreviewCard("Alice Ek")
        before = card.digest()
        settings.GROUPSITE_LINK_PREVIEW_COLOURS = {"ground": "#ff0000"}
        assert card.digest() != before
        assert picture_of(card).convert("RGB").getpixel((5, 5)) == (255, 0, 0)
        settings.GROUPSITE_LINK_PREVIEW_FONTS = conf.LINK_PREVIEW_FONTS[:1]
        assert printable_text("Šimić Åsa") == "Åsa"
        assert Typeface(30).width("Åsa") > 0

    def test_the_fonts_are_those_of_the_site(self):
        for path in map(Path, conf.LINK_PREVIEW_FONTS):
            ours = ROOT / "groupsite/static/groupsite/fonts" / path.name
            assert path.read_bytes() == ours.read_bytes()

    def test_the_colours_are_those_of_the_site(self):
        tokens = (ROOT / "groupsite/static/groupsite/css/tokens.css").read_text(encoding="utf-8")
        light = tokens.split("@media")[0]
        for name, colour in conf.LINK_PREVIEW_COLOURS.items():
            assert f"--{name}: {colour};" in light

    def test_a_portrait_with_any_number_of_details_fits(self):
        name = default_storage.save("noise.jpg", jpeg_file(Image.effect_noise((400, 500), 120)))
        drawn = draw_card(LinkPreviewCard("Alice Ek", portrait=name))
        assert content_type(drawn) == "image/jpeg"
        assert len(drawn) <= MAX_BYTES

    def test_initials_replace_a_portrait_that_cannot_be_read(self):
        drawn = draw_card(LinkPreviewCard("Alice Ek", portrait="gone.jpg", initials="AE"))
        assert content_type(drawn) == "image/png"


def metadata(client, page):
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    tags = html.select("meta[property^='og:image'], meta[name='twitter:card']")
    return {tag.get("property") or tag["name"]: tag["content"] for tag in tags}


def address_of_picture(client, page):
    return metadata(client, page)["og:image"]


@pytest.fixture
def vacancy(group_site, at):
    area = AreaFactory(name="Codes")
    group_site.add(area, title="Coding theory")
    vacancy = VacancyFactory(areas=[area])
    vacancy.pages_by_language = group_site.add(vacancy, title="PhD student & 王")
    return vacancy


@pytest.fixture
def page(vacancy):
    return vacancy.pages_by_language["en"]


class TestServing:
    def test_the_head_names_the_picture_and_describes_it(self, client, vacancy, page):
        found = metadata(client, page)
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image"].startswith(f"http://localhost{page.url}link-preview-")
        assert found["og:image:alt"] == (
            "PhD student & 王 · PhD position · Apply by 14 June 2025, 23:59 CEST · Waves"
        )
        swedish = metadata(client, vacancy.pages_by_language["sv"])
        assert "Ansök senast 14 juni 2025" in swedish["og:image:alt"]
        assert swedish["og:image"] != found["og:image"]

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("setting", "name", "shown"),
        [
            ("", "Institute", "Institute"),  # the name that structured data and feeds have
            ("", "", "Waves"),
            ("Laboratory", "Institute", "Laboratory"),
            (None, "Institute", "Waves"),
        ],
    )
    def test_it_has_the_name_of_the_site(self, client, settings, page, setting, name, shown):
        settings.GROUPSITE_LINK_PREVIEW_SITE_NAME = setting
        Site.objects.update(site_name=name)
        assert metadata(client, page)["og:image:alt"].endswith(f"CEST · {shown}")
        ahead = type(page).objects.get(pk=page.pk)  # as it is drawn without a request
        assert ahead.site_name_for_link_preview() == shown
        assert client.get(address_of_picture(client, page)).status_code == 200

    def test_a_translated_home_page_names_the_site(self, client, settings, vacancy):
        """R29: as in feeds and e-mails."""
        settings.GROUPSITE_LINK_PREVIEW_SITE_NAME = ""
        Site.objects.update(site_name="Institute")
        swedish = metadata(client, vacancy.pages_by_language["sv"])
        assert swedish["og:image:alt"].endswith(" · Vågor")

    @pytest.mark.thorough
    def test_it_is_a_png_that_browsers_keep_forever(self, client, page):
        response = client.get(address_of_picture(client, page))
        picture = b"".join(response.streaming_content)
        assert response.headers["Content-Type"] == content_type(picture) == "image/png"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"  # shown elsewhere
        assert Image.open(io.BytesIO(picture)).size == SIZE
        assert len(picture) <= MAX_BYTES

    @pytest.mark.thorough
    def test_who_has_it_gets_a_304(self, client, page):
        address = address_of_picture(client, page)
        etag = client.get(address).headers["ETag"]
        response = client.get(address, headers={"If-None-Match": etag})
        assert response.status_code == 304
        assert "immutable" in response.headers["Cache-Control"]

    def test_another_fact_is_another_address(self, client, vacancy, page):
        old = address_of_picture(client, page)
        vacancy.deadline_on = date(2025, 6, 21)
        vacancy.save_revision().publish()
        new = address_of_picture(client, page)
        assert new != old
        assert "21 June 2025" in metadata(client, page)["og:image:alt"]
        response = client.get(old)
        assert (response.status_code, response.url) == (302, new.removeprefix("http://localhost"))
        assert response.headers["Cache-Control"] == "no-cache"

    def test_a_page_has_one_picture_whatever_language_its_visitor_prefers(self, rf, page):
        """In a host whose addresses have no language, Accept-Language decides which one is active."""
        addresses, answers = set(), set()
        for language in ("en", "sv"):
            with translation.override(language):
                url = link_preview_of_page(page, rf.get("/")).url
                served = page.serve(rf.get("/"), link_preview=url.rstrip("/").rpartition("/")[2])
            addresses.add(url)
            answers.add((served.status_code, served.headers["ETag"]))
        assert (len(addresses), len(answers)) == (1, 1)

    @pytest.mark.thorough
    def test_a_page_has_one_file_however_often_it_changes(self, client, vacancy):
        found = []
        for day in (14, 15, 16):
            vacancy.deadline_on = date(2025, 6, day)
            vacancy.save_revision().publish()
            for page in vacancy.pages_by_language.values():
                assert client.get(address_of_picture(client, page)).status_code == 200
            found.append(set(default_storage.listdir(FOLDER)[1]))
        assert found[0] == found[1] == found[2]

    @pytest.mark.thorough
    def test_a_portrait_makes_a_jpeg(self, client, group_site, at):
        person = PersonFactory(portrait=drawn_portrait("Alice"))
        page = group_site.add(person, title="Alice Ek")["en"]
        person.save_revision().publish()
        response = client.get(address_of_picture(client, page))
        assert response.headers["Content-Type"] == "image/jpeg"
        picture = Image.open(io.BytesIO(b"".join(response.streaming_content))).convert("RGB")
        red, green, _blue = picture.getpixel((948, 245))
        assert green > red, "the portrait is green"


class TestPublicRule:
    """R45, R46, R48: no picture of what visitors cannot open, though it has been drawn before."""

    def hide(self, how, vacancy, page):
        if how == "page unpublished":
            page.unpublish()
        elif how == "facts unpublished":
            vacancy.unpublish()
        elif how == "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        elif how == "section restricted":
            PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
        elif how == "scheduled":
            vacancy.opens_on = date(2030, 1, 1)
            vacancy.save()
        else:
            Page.objects.filter(pk=page.pk).update(alias_of=Page.objects.first())

    @pytest.mark.thorough
    @pytest.mark.table
    @pytest.mark.parametrize(
        "how",
        [
            *("page unpublished", "facts unpublished", "restricted", "section restricted"),
            *("scheduled", "alias"),
        ],
    )
    def test_it_is_gone_with_the_page(self, client, vacancy, page, how):
        address = address_of_picture(client, page)
        assert client.get(address).status_code == 200
        self.hide(how, vacancy, page)
        assert client.get(address).status_code == 404
        client.force_login(make_accounts("editor")["editor"])
        for one in (address, f"{page.url}link-preview-0/"):
            assert client.get(one).status_code == 404

    def test_the_file_is_deleted_when_page_or_facts_are_unpublished(self, client, vacancy):
        english, swedish = (vacancy.pages_by_language[code] for code in ("en", "sv"))
        for page in (english, swedish):
            client.get(address_of_picture(client, page))
            assert has_stored_picture(page.pk)
        english.unpublish()
        assert not has_stored_picture(english.pk)
        vacancy.unpublish()
        assert not has_stored_picture(swedish.pk)

    def test_an_area_that_is_not_public_lends_no_figure(self, vacancy, page, at):
        assert page.link_preview_card(at).figure
        vacancy.areas.get().unpublish()
        assert not page.link_preview_card(at).figure

    def test_a_page_that_is_not_public_is_not_drawn_ahead(self, vacancy, page):
        page.unpublish()
        draw_link_preview_in_background.call(page.pk)
        assert not has_stored_picture(page.pk)
        draw_link_preview_in_background.call(0)


@pytest.mark.thorough
def test_it_is_drawn_after_the_response_when_facts_are_published(vacancy, page):
    """So the first who shares the link does not wait for it. A command leaves it to the first request."""
    delete_stored_picture(page.pk)
    vacancy.save_revision().publish()
    assert not has_stored_picture(page.pk)
    request_started.send(sender=None)
    vacancy.save_revision().publish()
    assert not has_stored_picture(page.pk)
    request_finished.send(sender=None)
    assert has_stored_picture(page.pk)
