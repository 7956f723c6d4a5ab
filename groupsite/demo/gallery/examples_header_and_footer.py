"""Examples of header, footer, links of error pages, contact details and partners."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest

from groupsite.contact.details import ContactDetails
from groupsite.demo.content.pages import SITE, SITE_FACTS
from groupsite.demo.gallery.specimens import Contexts, Specimen, specimens_of_template
from groupsite.demo.gallery.texts import (
    example_rich_text,
    example_text,
    example_translated_text,
    gallery_language,
    other_gallery_language,
)
from groupsite.demo.gallery.unsaved_records import NOWHERE, unsaved_organisation, unsaved_page
from groupsite.layout.navigation import Navigation, NavigationLink
from groupsite.layout.parent_organisations import ParentOrganisationsAndTown
from groupsite.layout.texts import FIELDS
from groupsite.models import HomePage
from people.content.languages.language_links import LanguageLink
from people.content.records.translated_rows import TranslatedText

FOLDER: Final = "groupsite"


def example_navigation(at: datetime, **changes: object) -> Navigation:
    """Return a `Navigation` with example values instead of queries; `changes` override them."""
    nav = Navigation(HttpRequest(), None)
    vacancies = example_navigation_link("vacancies", "page", 1)
    menu = [example_navigation_link("research"), example_navigation_link("people"), vacancies]
    vars(nav).update(
        {
            "at": at,
            "language": gallery_language(),
            "group_name": example_text("site"),
            "home_url": NOWHERE,
            "parent_organisations": example_parent_organisations(),
            "texts": example_site_texts(),
            "contact_details": example_contact_details(),
            "menu": menu,
            "footer_links": [example_navigation_link("about_page")],
            "index_links": {"vacancies": vacancies, "people": menu[1]},
            "other_language_links": [example_language_link()],
            "breadcrumbs": [vacancies],
            "came_from_untranslated_page": False,
            "canonical_url": "",
            **changes,
        }
    )
    return nav


def example_navigation_link(name: str, current: str = "", positions: int = 0) -> NavigationLink:
    return NavigationLink(example_text(name), NOWHERE, current, positions)


def example_language_link(*, missing: bool = False) -> LanguageLink:
    return LanguageLink(other_gallery_language(), example_text("other_language"), NOWHERE, missing)


def example_parent_organisations() -> ParentOrganisationsAndTown:
    department, university = map(unsaved_organisation, ("electrical-engineering", "chalmers"))
    department.abbreviation = "E2"
    return ParentOrganisationsAndTown((department, university), university.place())


def example_contact_details() -> ContactDetails:
    address = TranslatedText(SITE[gallery_language()].visiting_address, gallery_language())
    return ContactDetails(**SITE_FACTS, visiting_address=address)


def example_site_texts(**own: TranslatedText) -> dict[str, TranslatedText]:
    """Return the site's texts by field name, empty except those in `own`."""
    return {name: TranslatedText("", "") for name in FIELDS} | own


def masthead_specimens(at: datetime) -> list[Specimen]:
    people, vacancies = map(example_navigation_link, ("people", "vacancies"))
    none = [example_navigation_link("research", "true"), people, vacancies]
    many = [*none[:2], example_navigation_link("vacancies", positions=12)]
    missing, name = [example_language_link(missing=True)], example_text("long_site")
    alone = example_navigation(at, menu=many, name=name, other_language_links=missing)
    contexts = {
        "one open position, this page is in the menu": {},
        "several open, a page below the menu": {"nav": example_navigation(at, menu=many)},
        "none open": {"nav": example_navigation(at, menu=none)},
        "no translation of this page, a long name": {"nav": alone},
    }
    return specimens_of_template(f"{FOLDER}/masthead.html", contexts)


def announcement_specimens(at: datetime) -> list[Specimen]:
    own, other = (
        example_site_texts(
            announcement=TranslatedText(example_rich_text("announcement", code), code)
        )
        for code in (gallery_language(), other_gallery_language())
    )
    contexts = {
        "a sentence": {"nav": example_navigation(at, texts=own)},
        "written in the other language only": {"nav": example_navigation(at, texts=other)},
    }
    return specimens_of_template(f"{FOLDER}/announcement.html", contexts)


def breadcrumb_specimens(at: datetime) -> list[Specimen]:
    above = [example_navigation_link(title) for title in ("vacancies", "past_vacancies")]
    deep = example_navigation(at, breadcrumbs=above)
    contexts: Contexts = {"one page above": {}, "two pages above": {"nav": deep}}
    return specimens_of_template(f"{FOLDER}/breadcrumbs.html", contexts)


def translation_missing_specimens(at: datetime) -> list[Specimen]:
    nav = {"nav": example_navigation(at, came_from_untranslated_page=True)}
    return [Specimen("in the other language only", f"{FOLDER}/translation_missing.html", nav)]


def next_link_specimens(at: datetime) -> list[Specimen]:
    return [Specimen("links to other pages", f"{FOLDER}/next_links.html")]


def colophon_specimens(at: datetime) -> list[Specimen]:
    printed = example_navigation(at, canonical_url="https://www.example.org/en/vacancies/")
    contact = TranslatedText(example_rich_text("contact"), gallery_language())
    nothing = {"footer_links": [], "parent_organisations": ParentOrganisationsAndTown()}
    bare = example_navigation(at, **nothing)
    own = example_site_texts(about=example_translated_text("about"), contact=contact)
    contexts: Contexts = {
        "under a page": {"nav": printed},
        "with its own texts": {"nav": example_navigation(at, texts=own)},
        "under the page that was not found": {"lost": True},
        "without plain pages, site without an organisation": {"nav": bare},
    }
    return specimens_of_template(f"{FOLDER}/colophon.html", contexts)


def where_we_work_specimens(at: datetime) -> list[Specimen]:
    home = unsaved_page(HomePage, where_we_work=example_rich_text("where_we_work"))
    context = {
        "page": home,
        "identity": example_parent_organisations(),
        "details": example_contact_details(),
    }
    partners = {"partners": [unsaved_organisation("wasp")]}
    return [
        Specimen("two units and a place", f"{FOLDER}/home_where_we_work.html", context),
        Specimen("how to reach the group", f"{FOLDER}/contact_details.html", context),
        Specimen("a programme", f"{FOLDER}/partners.html", partners),
    ]
