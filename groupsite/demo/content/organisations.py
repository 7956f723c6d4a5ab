"""The organisations: the university and its parts as far as the posting names them, and WASP.

No address is given that the posting does not give, so only WASP has one.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.markup import ByLanguage, paragraphs


@dataclass(frozen=True)
class OrganisationWords:
    """One word row. `name` as it stands inside a sentence; `text` and `graduate_school` rich."""

    name: str
    place: str = ""
    text: str = ""
    graduate_school: str = ""


@dataclass(frozen=True)
class DemoOrganisation:
    """`parent` is the key of another one, which stands before this one in the list."""

    key: str
    kind: str
    words: ByLanguage[OrganisationWords]
    parent: str = ""
    abbreviation: str = ""
    url: str = ""


CHALMERS: Final = DemoOrganisation(
    key="chalmers",
    kind="university",
    words={
        "en": OrganisationWords("Chalmers University of Technology", place="Gothenburg, Sweden"),
        "sv": OrganisationWords("Chalmers tekniska högskola", place="Göteborg"),
    },
)

ELECTRICAL_ENGINEERING: Final = DemoOrganisation(
    key="electrical-engineering",
    kind="department",
    parent="chalmers",
    words={
        "en": OrganisationWords("Department of Electrical Engineering"),
        "sv": OrganisationWords("institutionen för elektroteknik"),
    },
)

MATHEMATICAL_SCIENCES: Final = DemoOrganisation(
    key="mathematical-sciences",
    kind="department",
    parent="chalmers",
    words={
        "en": OrganisationWords("Department of Mathematical Sciences"),
        "sv": OrganisationWords("institutionen för matematiska vetenskaper"),
    },
)

CAOS: Final = DemoOrganisation(
    key="caos",
    kind="division",
    parent="electrical-engineering",
    abbreviation="CAOS",
    words={
        "en": OrganisationWords("Division of Communications, Antennas, and Optical Networks"),
        "sv": OrganisationWords("avdelningen för kommunikation, antenner och optiska nätverk"),
    },
)

# The group that the site is about: its members are the site's members.
GROUP: Final = DemoOrganisation(
    key="communication-systems",
    kind="group",
    parent="caos",
    abbreviation="CS",
    words={
        "en": OrganisationWords("Communication Systems group"),
        "sv": OrganisationWords("forskargruppen Kommunikationssystem"),
    },
)

WASP_ENGLISH: Final = OrganisationWords(
    name="Wallenberg AI, Autonomous Systems and Software Program",
    text=paragraphs(
        "Wallenberg AI, Autonomous Systems and Software Program (WASP) is Sweden’s largest "
        "individual research program ever, a major national initiative for strategically motivated "
        "basic research, education and faculty recruitment. The program addresses research on "
        "artificial intelligence and autonomous systems acting in collaboration with humans, "
        "adapting to their environment through sensors, information and knowledge, and forming "
        "intelligent systems-of-systems. The vision of WASP is excellent research and competence "
        "in artificial intelligence, autonomous systems and software for the benefit of Swedish "
        "society and industry.",
    ),
    graduate_school=paragraphs(
        "The selected candidate will be part of the WASP graduate school; 478 PhD students from "
        "7 universities in Sweden are currently part of the graduate school. This will offer the "
        "selected candidate unparalleled networking and career opportunities. The graduate school "
        "within WASP is dedicated to provide the skills needed to analyze, develop, and contribute "
        "to the interdisciplinary area of artificial intelligence, autonomous systems and "
        "software. Through an ambitious program with research visits, partner universities, and "
        "visiting lecturers, the graduate school actively supports forming a strong "
        "multi-disciplinary and international professional network between PhD students, "
        "researchers and industry.",
    ),
)

WASP_SWEDISH: Final = OrganisationWords(
    name="Wallenberg AI, Autonomous Systems and Software Program",
    text=paragraphs(
        "Wallenberg AI, Autonomous Systems and Software Program (WASP) är Sveriges största "
        "enskilda forskningsprogram någonsin, en stor nationell satsning på strategiskt motiverad "
        "grundforskning, utbildning och rekrytering av lärare och forskare. Programmet omfattar "
        "forskning om artificiell intelligens och om autonoma system som samverkar med människor, "
        "anpassar sig till sin omgivning med hjälp av sensorer, information och kunskap och bildar "
        "intelligenta system av system. WASP:s vision är framstående forskning och kompetens inom "
        "artificiell intelligens, autonoma system och programvara, till nytta för svenskt samhälle "
        "och svensk industri.",
    ),
    graduate_school=paragraphs(
        "Du som får tjänsten blir en del av WASP:s forskarskola, där 478 doktorander från "
        "7 lärosäten i Sverige deltar i dag. Det ger dig kontakter och karriärmöjligheter utan "
        "motstycke. Forskarskolan inom WASP ska ge de kunskaper och färdigheter som behövs för att "
        "analysera, utveckla och bidra till det tvärvetenskapliga området artificiell intelligens, "
        "autonoma system och programvara. Genom ett ambitiöst program med forskningsvistelser, "
        "partneruniversitet och gästföreläsare bidrar forskarskolan aktivt till ett starkt, "
        "mångvetenskapligt och internationellt nätverk av yrkeskontakter mellan doktorander, "
        "forskare och industri.",
    ),
)

WASP: Final = DemoOrganisation(
    key="wasp",
    kind="programme",
    abbreviation="WASP",
    url="https://wasp-sweden.org/",
    words={"en": WASP_ENGLISH, "sv": WASP_SWEDISH},
)

ORGANISATIONS: Final = (
    CHALMERS,
    ELECTRICAL_ENGINEERING,
    MATHEMATICAL_SCIENCES,
    CAOS,
    GROUP,
    WASP,
)
