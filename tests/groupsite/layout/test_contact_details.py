"""The contact details of a site: printed where visitors look, and asked for while there are none."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from groupsite.contact.checks import check_contact_email
from groupsite.contact.details import ContactDetails
from groupsite.models import PlainPage, SiteText, SiteWords
from people.content.records.translated_rows import TranslatedText
from tests.accounts import make_accounts, signed_in

FOOT = ".colophon__reach"


@pytest.fixture
def details(demo):
    """The site's settings, with nothing written in them."""
    found = SiteWords.objects.get(site=Site.objects.get())
    found.texts.all().delete()
    found.email = found.phone = found.map_url = ""
    found.save()
    return found


def read(client, address: str, selector: str):
    return BeautifulSoup(client.get(address).content, "lxml").select_one(selector)


def test_nothing_is_shown_where_nothing_is_written(client, details):
    assert read(client, "/en/", FOOT) is None
    assert read(client, "/en/contact/", "#contact-details") is None


@pytest.mark.parametrize("address", ["/en/contact/", "/sv/kontakt/", "/en/search/", "/en/nowhere/"])
@pytest.mark.parametrize(
    ("field", "value", "href"),
    [
        ("email", "us@waves.example", "mailto:us@waves.example"),
        ("phone", "+46 (0)31-390 06 00", "tel:+46313900600"),
        ("map_url", "https://www.maps.example/?q=a&b", "https://www.maps.example/?q=a&b"),
    ],
)
def test_each_detail_alone_is_linked_in_the_foot(client, details, address, field, value, href):
    setattr(details, field, value)
    details.save()
    (link,) = read(client, address, FOOT).select("a")
    assert link["href"] == href
    assert link.get_text().endswith("maps.example" if field == "map_url" else value)


def test_address_keeps_its_lines_and_its_language(client, details):
    address = "Kanalgatan 3\nLindholmen"
    SiteText.objects.create(words=details, language="sv", visiting_address=address)
    shown = read(client, "/en/contact/", "#contact-details .contact-details__address")
    assert shown.get_text() == address
    assert shown.select_one("[lang=sv]")
    assert not read(client, "/sv/kontakt/", ".contact-details__address").select("[lang]")


@pytest.mark.parametrize(("placement", "first"), [("before", "section"), ("after", "div")])
def test_page_shows_the_details_where_its_editor_chose(client, demo, placement, first):
    PlainPage.objects.filter(slug="about").update(contact_details=placement)
    assert read(client, "/en/about/", "article > header + *").name == first
    assert read(client, "/en/about/", "#contact-details")
    PlainPage.objects.filter(slug="about").update(contact_details="")
    assert read(client, "/en/about/", "#contact-details") is None


@pytest.mark.parametrize(
    ("details", "is_there", "name"),
    [
        (ContactDetails(), False, ""),
        (ContactDetails(email="a@b.example"), True, ""),
        (ContactDetails(phone="1"), True, ""),
        (ContactDetails(visiting_address=TranslatedText("Here", "en")), True, ""),
        (ContactDetails(map_url="https://www.openstreetmap.org/x"), True, "openstreetmap.org"),
        (ContactDetails(map_url="https://maps.chalmers.se"), True, "maps.chalmers.se"),
    ],
)
def test_what_counts_as_details(details, is_there, name):
    assert bool(details) is is_there
    assert details.map_website_name == name


@pytest.mark.parametrize(
    ("phone", "is_valid"),
    [
        ("+46 31 390 06 00", True),
        ("+46 (0)31-390 06 00", True),
        ("031/390.06.00", True),
        ("call us", False),
        ("31 ask for Alice", False),
        ("()-", False),
    ],
)
def test_phone_has_digits_alone(phone, is_valid):
    words = SiteWords(site_id=1, phone=phone)
    if is_valid:
        words.clean_fields(exclude=["site"])
    else:
        with pytest.raises(ValidationError, match="in digits"):
            words.clean_fields(exclude=["site"])


# --- Asked for while there is none ---------------------------------------------------------------


def test_check_warns_of_a_site_without_an_email_address(details):
    assert check_contact_email(None) == []  # without a database it asks nothing
    (warning,) = check_contact_email(None, databases=["default"])
    assert warning.id == "groupsite.W001"
    details.email = "us@waves.example"
    details.save()
    assert check_contact_email(None, databases=["default"]) == []


def test_check_warns_of_a_site_without_settings(demo):
    SiteWords.objects.all().delete()
    assert len(check_contact_email(None, databases=["default"])) == 1


@pytest.mark.django_db
def test_check_is_silent_before_there_is_a_home_page():
    assert check_contact_email(None, databases=["default"]) == []


@pytest.mark.table(every="is_asked")
@pytest.mark.parametrize(
    ("role", "is_asked"), [("administrator", True), ("editor", True), ("member", False)]
)
def test_dashboard_asks_those_who_can_enter_it(details, role, is_asked):
    address = reverse("wagtailsettings:edit", args=["groupsite", "sitewords", details.site_id])
    client = signed_in(make_accounts("editor", "member"), role)
    panel = read(client, reverse("wagtailadmin_home"), "#groupsite-contact-section")
    assert bool(panel) is is_asked
    if panel:
        assert panel.select_one(f'a[href="{address}"]').get_text(strip=True).startswith("Enter")
        details.email = "us@waves.example"
        details.save()
        assert read(client, "/admin/", "#groupsite-contact-section") is None
