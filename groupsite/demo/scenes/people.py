"""People who do not exist, for photographs of pages: every role, long names, every kind of letter.

Never part of the demonstration, which names nobody but those in the posting.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.markup import ByLanguage
from groupsite.demo.portraits import Face

PALE, LIGHT, TAN, BROWN = (240, 206, 180), (226, 186, 156), (196, 150, 116), (140, 92, 66)
BLACK_HAIR, BROWN_HAIR, RED_HAIR, FAIR_HAIR, GREY_HAIR = (
    (26, 22, 22),
    (72, 50, 38),
    (150, 92, 46),
    (204, 170, 110),
    (188, 186, 182),
)


@dataclass(frozen=True)
class Somebody:
    """`role` and `unit` are keys of the demo's rooms; `years` (from, to) make an alumnus.

    `pages` are the languages in which there is a page.
    """

    key: str
    given: str
    family: str
    role: str
    unit: str = "communication-systems"
    honorific: str = ""
    face: Face | None = None
    pages: tuple[str, ...] = ()
    years: tuple[int | None, int] | None = None
    now: ByLanguage[str] | None = None
    leads: bool = False  # somebody with every fact that a person can have


CROWD: Final = (
    Somebody(
        "asa",
        "Åsa",
        "Öberg",
        "professor",
        honorific="prof",
        face=Face("long", PALE, RED_HAIR, (120, 60, 60), (214, 208, 196), glasses=True),
        pages=("en",),
    ),
    Somebody(
        "maximiliana",
        "Maximiliana",
        "Featherstonehaugh-Hohenzollern von Sigmaringen",
        "professor",
        honorific="prof",
        pages=("en", "sv"),
    ),
    Somebody(
        "goran",
        "Göran",
        "Ödmårk",
        "associate-professor",
        honorific="docent",
        face=Face(
            "bald",
            (232, 190, 168),
            GREY_HAIR,
            (36, 40, 48),
            (96, 110, 104),
            size=(800, 1200),
            at=(0.5, 0.34),
            glasses=True,
        ),
    ),
    Somebody(
        "lucja",
        "Łucja",
        "Šimůnková",
        "assistant-professor",
        honorific="dr",
        face=Face(
            "bun",
            TAN,
            BLACK_HAIR,
            (34, 50, 44),
            (240, 238, 232),
            size=(900, 900),
            at=(0.4, 0.42),
        ),
    ),
    Somebody(
        "bob",
        "Bob",
        "Åberg",
        "postdoc",
        face=Face(
            "curls",
            BROWN,
            BLACK_HAIR,
            (200, 190, 170),
            (60, 72, 80),
            size=(1200, 800),
            at=(0.72, 0.45),
        ),
        pages=("en", "sv"),
    ),
    Somebody("xenia", "Ξένια", "Παπαδοπούλου", "postdoc"),
    Somebody(
        "alice",
        "Alice",
        "Ek",
        "phd-student",
        face=Face("bun", LIGHT, FAIR_HAIR, (58, 78, 92), (176, 190, 194)),
        pages=("en", "sv"),
        leads=True,
    ),
    Somebody("anh", "Thị Ánh", "Nguyễn", "phd-student"),
    Somebody(
        "ragnhildur",
        "Ragnhildur",
        "Þorsteinsdóttir",
        "phd-student",
        face=Face("long", PALE, BROWN_HAIR, (44, 44, 52), (30, 34, 38)),
    ),
    Somebody("suharto", "", "Suharto", "phd-student"),
    Somebody(
        "emile",
        "Émile",
        "O’Connor",
        "research-engineer",
        face=Face("short", LIGHT, BROWN_HAIR, (92, 104, 60), (250, 250, 248)),
    ),
    Somebody("zainab", "Zainab", "Al-Rashid", "masters-student"),
    Somebody(
        "ingrid",
        "Ingrid",
        "Sjögren",
        "associate-professor",
        unit="mathematical-sciences",
        honorific="docent",
        face=Face("curls", PALE, GREY_HAIR, (86, 70, 104), (206, 214, 206)),
    ),
    Somebody(
        "carl",
        "Carl",
        "Dahl",
        "phd-student",
        pages=("en", "sv"),
        years=(2019, 2024),
        now={"en": "at Ericsson", "sv": "nu på Ericsson"},
    ),
    Somebody(
        "doris",
        "Doris",
        "Höök",
        "postdoc",
        years=(2017, 2019),
        now={"en": "assistant professor, at a university in another country"},
    ),
    Somebody("erik", "Erik", "Nilsson-Österlund", "phd-student", years=(None, 2015)),
)

INTRODUCTIONS: Final[ByLanguage[str]] = {
    "en": "Works on codes that are short enough for a machine that cannot wait.",
    "sv": "Arbetar med koder som är korta nog för en maskin som inte kan vänta.",
}
BIOGRAPHIES: Final[ByLanguage[str]] = {
    "en": "<p>Nobody of this name works here: the page shows how one looks.</p><h3>Teaching</h3>"
    "<ul><li>Information theory, advanced level</li><li>Random processes</li></ul>",
    "sv": "<p>Ingen med det här namnet arbetar här: sidan visar hur en sådan ser ut.</p>"
    "<h3>Undervisning</h3><ul><li>Informationsteori, avancerad nivå</li>"
    "<li>Slumpprocesser</li></ul>",
}
