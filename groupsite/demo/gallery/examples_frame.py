"""Examples of the header, footer and error pages."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest

from groupsite.contact.details import ContactDetails
from groupsite.demo.content.pages import SITE, SITE_FACTS
from groupsite.demo.gallery.people import NOWHERE, page, unit
from groupsite.demo.gallery.specimens import Component, Contexts, Specimen, components_of, specimens
from groupsite.demo.gallery.texts import (
    language,
    other_language,
    rich_text_of,
    text,
    translated_text,
)
from groupsite.layout.navigation import LanguageLink, Navigation, NavigationLink
from groupsite.layout.parent_organisations import ParentOrganisations
from groupsite.layout.texts import FIELDS
from groupsite.models import HomePage
from people.content.records.translated_rows import TranslatedText

FOLDER: Final = "groupsite"


def components(at: datetime) -> list[Component]:
    return components_of(
        at, masthead, announcement, trail, translation_missing, ways_on, colophon, where_we_work
    )


def frame(at: datetime, **changes: object) -> Navigation:
    """Return a `Navigation` with example values instead of queries; `changes` override them."""
    nav, vacancies = Navigation(HttpRequest(), None), link("vacancies", "page", 1)
    menu = [link("research"), link("people"), vacancies]
    vars(nav).update(
        {
            "at": at,
            "language": language(),
            "group_name": text("site"),
            "home_url": NOWHERE,
            "parent_organisations": identity(),
            "texts": texts(),
            "contact_details": contact_details(),
            "menu": menu,
            "plain_page_links": [link("about_page")],
            "index_links": {"vacancies": vacancies, "people": menu[1]},
            "language_links": [other_site()],
            "breadcrumbs": [vacancies],
            "is_translation_missing": False,
            "canonical_url": "",
            **changes,
        }
    )
    return nav


def link(title: str, current: str = "", open_positions: int = 0) -> NavigationLink:
    return NavigationLink(text(title), NOWHERE, current, open_positions)


def other_site(*, missing: bool = False) -> LanguageLink:
    return LanguageLink(other_language(), text("other_language"), NOWHERE, missing)


def identity() -> ParentOrganisations:
    department, university = unit("electrical-engineering"), unit("chalmers")
    department.abbreviation = "E2"
    return ParentOrganisations((department, university), university.place())


def contact_details() -> ContactDetails:
    address = TranslatedText(SITE[language()].visiting_address, language())
    return ContactDetails(**SITE_FACTS, visiting_address=address)


def texts(**own: TranslatedText) -> dict[str, TranslatedText]:
    """Return the site's texts by field name, empty except those in `own`."""
    return {name: TranslatedText("", "") for name in FIELDS} | own


def masthead(at: datetime) -> list[Specimen]:
    none = [link("research", "true"), link("people"), link("vacancies")]
    many = [*none[:2], link("vacancies", open_positions=12)]
    alone = frame(at, menu=many, name=text("long_site"), language_links=[other_site(missing=True)])
    contexts = {
        "one open position, this page is in the menu": {},
        "several open, a page below the menu": {"nav": frame(at, menu=many)},
        "none open": {"nav": frame(at, menu=none)},
        "no translation of this page, a long name": {"nav": alone},
    }
    return specimens(f"{FOLDER}/masthead.html", contexts)


def announcement(at: datetime) -> list[Specimen]:
    own, other = (
        TranslatedText(rich_text_of("announcement", code), code)
        for code in (language(), other_language())
    )
    contexts = {
        "a sentence": {"nav": frame(at, texts=texts(announcement=own))},
        "written in the other language only": {"nav": frame(at, texts=texts(announcement=other))},
    }
    return specimens(f"{FOLDER}/announcement.html", contexts)


def trail(at: datetime) -> list[Specimen]:
    deep = frame(at, breadcrumbs=[link("vacancies"), link("past_vacancies")])
    contexts: Contexts = {"one page above": {}, "two pages above": {"nav": deep}}
    return specimens(f"{FOLDER}/breadcrumbs.html", contexts)


def translation_missing(at: datetime) -> list[Specimen]:
    nav = {"nav": frame(at, is_translation_missing=True)}
    return [Specimen("in the other language only", f"{FOLDER}/translation_missing.html", nav)]


def ways_on(at: datetime) -> list[Specimen]:
    return [Specimen("links to other pages", f"{FOLDER}/next_links.html")]


def colophon(at: datetime) -> list[Specimen]:
    printed = frame(at, canonical_url="https://www.example.org/en/vacancies/")
    contact = TranslatedText(rich_text_of("contact"), language())
    own = texts(about=translated_text("about"), contact=contact)
    contexts: Contexts = {
        "under a page": {"nav": printed},
        "with its own texts": {"nav": frame(at, texts=own)},
        "under the page that was not found": {"lost": True},
        "without plain pages, site without an organisation": {
            "nav": frame(at, plain_page_links=[], parent_organisations=ParentOrganisations())
        },
    }
    return specimens(f"{FOLDER}/colophon.html", contexts)


def where_we_work(at: datetime) -> list[Specimen]:
    home = page(HomePage, "", where_we_work=rich_text_of("where_we_work"))
    context = {"page": home, "identity": identity(), "details": contact_details()}
    return [
        Specimen("two units and a place", f"{FOLDER}/home_where_we_work.html", context),
        Specimen("how to reach the group", f"{FOLDER}/contact_details.html", context),
        Specimen("a programme", f"{FOLDER}/partners.html", {"partners": [unit("wasp")]}),
    ]
