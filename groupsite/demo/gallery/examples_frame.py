"""What stands round every page, and what stands in the place of one."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from groupsite.demo.gallery.people import NOWHERE, here, page
from groupsite.demo.gallery.specimens import Component, Specimen
from groupsite.identity import Identity, Unit
from groupsite.models import HomePage
from groupsite.navigation import Language, Link
from groupsite.words import FIELDS
from people.records.words import Said


def said(english: str, swedish: str) -> Said:
    return Said(here(english, swedish), here("en", "sv"))


def owner() -> Identity:
    return Identity(
        (
            Unit(
                "department",
                here("department", "institution"),
                said("Department of Electrical Engineering", "institutionen för elektroteknik"),
                "E2",
                "",
            ),
            Unit(
                "university",
                here("university", "universitet"),
                said("Chalmers University of Technology", "Chalmers tekniska högskola"),
                "",
                NOWHERE,
            ),
        ),
        said("Gothenburg, Sweden", "Göteborg"),
    )


def words(**own: Said) -> dict[str, Said]:
    """What the editors have written for the site in their own words: nothing but `own`."""
    return {name: Said("", "") for name in FIELDS} | own


def frame(at: datetime, **changes: Any) -> Any:
    """A `nav` as templates ask it, of a site with one open position."""
    vacancies = Link(here("Vacancies", "Lediga tjänster"), NOWHERE, "page", 1)
    menu = [
        Link(here("Research", "Forskning"), NOWHERE),
        Link(here("People", "Personer"), NOWHERE),
        vacancies,
    ]
    other = Language(here("sv", "en"), here("Svenska", "English"), NOWHERE)
    facts = {
        "at": at,
        "language": here("en", "sv"),
        "name": here("Communication Systems", "Kommunikationssystem"),
        "home_url": NOWHERE,
        "owner": owner(),
        "words": words(),
        "menu": menu,
        "plain": [Link(here("About the group", "Om gruppen"), NOWHERE)],
        "indexes": {"vacancies": vacancies, "people": menu[1]},
        "languages": [other],
        "trail": [vacancies],
        "is_missing": False,
        "canonical": "",
    }
    return SimpleNamespace(**facts | changes)


def components(at: datetime) -> list[Component]:
    return [
        _masthead(at),
        _announcement(at),
        _trail(at),
        _missing(at),
        _ways_on(),
        _colophon(at),
        _words(at),
    ]


def _masthead(at: datetime) -> Component:
    template = "groupsite/masthead.html"
    many = [
        Link(here("Research", "Forskning"), NOWHERE, "true"),
        Link(here("People", "Personer"), NOWHERE),
        Link(here("Vacancies", "Lediga tjänster"), NOWHERE, "", 12),
    ]
    none = [*many[:2], Link(many[2].title, NOWHERE)]
    missing = Language(here("sv", "en"), here("Svenska", "English"), NOWHERE, missing=True)
    long = here(
        "Reliable, Secure and Energy-Efficient Communication",
        "Högtillförlitlighetskommunikation och informationssäkerhet",
    )
    return Component(
        "Masthead",
        "The wordmark, four ways in, the other language. It wraps; there is no menu button.",
        [
            Specimen("one open position, this page is in the menu", template),
            Specimen(
                "several open, a page below the menu", template, {"nav": frame(at, menu=many)}
            ),
            Specimen("none open", template, {"nav": frame(at, menu=none)}),
            Specimen(
                "no translation of this page, a long name",
                template,
                {"nav": frame(at, menu=many, name=long, languages=[missing])},
            ),
        ],
        is_wide=True,
    )


def _announcement(at: datetime) -> Component:
    own = said(
        f'<p>The seminar on 3 June has moved to <a href="{NOWHERE}">room EA</a>.</p>',
        f'<p>Seminariet den 3 juni är flyttat till <a href="{NOWHERE}">sal EA</a>.</p>',
    )
    other = Said(
        here("<p>Vi har stängt i juli.</p>", "<p>We are closed in July.</p>"), here("sv", "en")
    )
    template = "groupsite/announcement.html"
    return Component(
        "Announcement",
        "What the editors want everybody to know now, at the top of every page.",
        [
            Specimen("a sentence", template, {"nav": frame(at, words=words(announcement=own))}),
            Specimen(
                "written in the other language only",
                template,
                {"nav": frame(at, words=words(announcement=other))},
            ),
        ],
        is_wide=True,
    )


def _trail(at: datetime) -> Component:
    deep = [
        Link(here("Vacancies", "Lediga tjänster"), NOWHERE),
        Link(here("Earlier positions of the group", "Gruppens tidigare tjänster"), NOWHERE),
    ]
    return Component(
        "Trail",
        "The way to a page, without home and the page itself.",
        [
            Specimen("one page above", "groupsite/trail.html"),
            Specimen("two pages above", "groupsite/trail.html", {"nav": frame(at, trail=deep)}),
        ],
    )


def _missing(at: datetime) -> Component:
    nav = frame(at, is_missing=True)
    return Component(
        "Translation missing",
        "On the page that the language switch leads to instead.",
        [
            Specimen(
                "the page exists in the other language only", "groupsite/missing.html", {"nav": nav}
            )
        ],
    )


def _ways_on() -> Component:
    return Component(
        "Parts of error pages",
        "What to do instead. The pages themselves are linked at the foot of this page.",
        [Specimen("ways on", "groupsite/ways_on.html")],
    )


def _colophon(at: datetime) -> Component:
    printed = frame(at, canonical="https://www.example.org/en/vacancies/")
    own = words(
        about=said(
            "We find out how well machines can communicate, learn and keep a secret.",
            "Vi tar reda på hur väl maskiner kan kommunicera, lära sig och bevara en hemlighet.",
        ),
        contact=said(
            f'<p>Hörsalsvägen\u00a011. <a href="{NOWHERE}">Write to us</a></p>',
            f'<p>Hörsalsvägen\u00a011. <a href="{NOWHERE}">Skriv till oss</a></p>',
        ),
    )
    return Component(
        "Colophon",
        "The end of the address as bits; with a piece lost where the address leads nowhere.",
        [
            Specimen("under a page", "groupsite/colophon.html", {"nav": printed}),
            Specimen(
                "with words of its own", "groupsite/colophon.html", {"nav": frame(at, words=own)}
            ),
            Specimen(
                "under the page that was not found", "groupsite/colophon.html", {"lost": True}
            ),
            Specimen(
                "without plain pages, nobody's site yet",
                "groupsite/colophon.html",
                {"nav": frame(at, plain=[], owner=Identity())},
            ),
        ],
        is_wide=True,
    )


def _words(at: datetime) -> Component:
    home = page(
        HomePage,
        "",
        where_we_work=here(
            "<p>We belong to a division that works with <b>communications</b>, <i>antennas</i> and "
            f'<a href="{NOWHERE}">optical networks</a>.</p>',
            "<p>Vi hör till en avdelning som arbetar med <b>kommunikation</b>, <i>antenner</i> och "
            f'<a href="{NOWHERE}">optiska nätverk</a>.</p>',
        ),
    )
    return Component(
        "Where we work",
        "Words of the home page, then the units from the records.",
        [
            Specimen(
                "two units and a place",
                "groupsite/home_place.html",
                {"page": home, "owner": owner()},
            )
        ],
        is_wide=True,
    )
