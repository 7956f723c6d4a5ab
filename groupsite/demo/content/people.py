"""The roles of a research group, and the two people whom the posting names.

They are real people: nothing is said about them beyond the posting. No portrait, ORCID, phone,
room or link is invented.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.markup import ByLanguage, paragraphs


@dataclass(frozen=True)
class RoleWords:
    """One word row: the role of one person, and the heading of all who have it."""

    name: str
    plural: str


@dataclass(frozen=True)
class DemoRole:
    """`sort_order` leaves room for roles between these."""

    key: str
    sort_order: int
    words: ByLanguage[RoleWords]


@dataclass(frozen=True)
class PersonWords:
    """The page of a person in one language. The slug is the same in every language."""

    title: str
    slug: str
    biography: str


@dataclass(frozen=True)
class DemoPerson:
    """`roles` are pairs of keys: role, organisation. Without `words` there is no page."""

    key: str
    given_name: str
    family_name: str
    honorific: str
    roles: tuple[tuple[str, str], ...]
    email: str = ""
    words: ByLanguage[PersonWords] | None = None


def role(key: str, order: int, english: tuple[str, str], swedish: tuple[str, str]) -> DemoRole:
    return DemoRole(key, order, {"en": RoleWords(*english), "sv": RoleWords(*swedish)})


ROLES: Final = (
    role("professor", 10, ("Professor", "Professors"), ("Professor", "Professorer")),
    role(
        "associate-professor",
        20,
        ("Associate professor", "Associate professors"),
        ("Docent", "Docenter"),
    ),
    role(
        "assistant-professor",
        30,
        ("Assistant professor", "Assistant professors"),
        ("Forskarassistent", "Forskarassistenter"),
    ),
    role("researcher", 40, ("Researcher", "Researchers"), ("Forskare", "Forskare")),
    role("postdoc", 50, ("Postdoc", "Postdocs"), ("Postdoktor", "Postdoktorer")),
    role("phd-student", 60, ("PhD student", "PhD students"), ("Doktorand", "Doktorander")),
    role(
        "research-engineer",
        70,
        ("Research engineer", "Research engineers"),
        ("Forskningsingenjör", "Forskningsingenjörer"),
    ),
    role(
        "guest-researcher",
        80,
        ("Guest researcher", "Guest researchers"),
        ("Gästforskare", "Gästforskare"),
    ),
    role(
        "masters-student",
        90,
        ("Master’s student", "Master’s students"),
        ("Masterstudent", "Masterstudenter"),
    ),
)

DURISI: Final = DemoPerson(
    key="giuseppe-durisi",
    given_name="Giuseppe",
    family_name="Durisi",
    honorific="prof",
    email="durisi@chalmers.se",
    roles=(("professor", "communication-systems"),),
    words={
        "en": PersonWords(
            title="Giuseppe Durisi",
            slug="giuseppe-durisi",
            biography=paragraphs(
                "Giuseppe Durisi supervises doctoral projects in theoretical machine learning, "
                "with tools from information theory.",
            ),
        ),
        "sv": PersonWords(
            title="Giuseppe Durisi",
            slug="giuseppe-durisi",
            biography=paragraphs(
                "Giuseppe Durisi handleder doktorandprojekt i teoretisk maskininlärning, "
                "med verktyg från informationsteorin.",
            ),
        ),
    },
)

JORNSTEN: Final = DemoPerson(
    key="rebecka-jornsten",
    given_name="Rebecka",
    family_name="Jörnsten",
    honorific="prof",
    roles=(("professor", "mathematical-sciences"),),
)

PEOPLE: Final = (DURISI, JORNSTEN)
