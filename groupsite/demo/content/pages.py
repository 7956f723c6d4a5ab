"""The words of the home page, the indexes and the page about the group; the order of menu and foot.

Whatever they say about the group comes from the posting.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.accessibility import ACCESSIBILITY
from groupsite.demo.content.contact import CONTACT
from groupsite.demo.content.markup import ByLanguage, PageWords, SectionWords, paragraphs
from groupsite.demo.content.privacy import PRIVACY


@dataclass(frozen=True)
class HomeWords(PageWords):
    """The home page. `statement` is its heading, the sentence that a visitor meets first."""

    statement: str = ""


HOME: Final[ByLanguage[HomeWords]] = {
    "en": HomeWords(
        title="Communication Systems",
        slug="home",
        statement="We find out how well machines can communicate, learn and keep a secret.",
        lead="Communication Systems is a research group at Chalmers University of Technology in "
        "Gothenburg: nine professors and a dynamic team of PhD students and postdocs.",
        sections=(
            SectionWords(
                "Where we work",
                paragraphs(
                    "We belong to the Division of Communications, Antennas, and Optical Networks "
                    "(CAOS) at the Department of Electrical Engineering. At the department, we "
                    "foster a diverse, collaborative, and inclusive environment, with strong links "
                    "to academic, industrial, and medical partners in Sweden and beyond.",
                ),
            ),
        ),
    ),
    "sv": HomeWords(
        title="Kommunikationssystem",
        slug="hem",
        statement="Vi tar reda på hur väl maskiner kan kommunicera, lära sig och bevara en "
        "hemlighet.",
        lead="Forskargruppen Kommunikationssystem finns vid Chalmers tekniska högskola i "
        "Göteborg: nio professorer och ett dynamiskt team av doktorander och postdoktorer.",
        sections=(
            SectionWords(
                "Här arbetar vi",
                paragraphs(
                    "Vi hör till avdelningen för kommunikation, antenner och optiska nätverk "
                    "(CAOS) vid institutionen för elektroteknik. På institutionen värnar vi om en "
                    "inkluderande miljö, präglad av mångfald och samarbete, med starka band till "
                    "samarbetspartner inom akademi, industri och sjukvård, i Sverige och "
                    "utomlands.",
                ),
            ),
        ),
    ),
}

RESEARCH_INDEX: Final[ByLanguage[PageWords]] = {
    "en": PageWords(
        title="Research",
        slug="research",
        lead="One theory behind every area: how information is represented, carried, learned from "
        "and kept safe.",
    ),
    "sv": PageWords(
        title="Forskning",
        slug="forskning",
        lead="Bakom alla våra områden finns en och samma teori: hur information beskrivs, "
        "överförs och skyddas, och hur man lär sig av den.",
    ),
}

PEOPLE_INDEX: Final[ByLanguage[PageWords]] = {
    "en": PageWords(
        title="People",
        slug="people",
        lead="The members of the group, and those from elsewhere who supervise here.",
    ),
    "sv": PageWords(
        title="Personer",
        slug="personer",
        lead="Gruppens medlemmar, och de som handleder hos oss men hör hemma på andra håll.",
    ),
}

VACANCIES_INDEX: Final[ByLanguage[PageWords]] = {
    "en": PageWords(
        title="Vacancies",
        slug="vacancies",
        lead="Doctoral, postdoctoral and faculty positions, and thesis projects for master’s "
        "students.",
    ),
    "sv": PageWords(
        title="Lediga tjänster",
        slug="lediga-tjanster",
        lead="Tjänster för doktorander, postdoktorer, lärare och forskare, samt examensarbeten för "
        "masterstudenter.",
    ),
}

ABOUT: Final[ByLanguage[PageWords]] = {
    "en": PageWords(
        title="About the group",
        slug="about",
        lead="Communication Systems is a research group at Chalmers University of Technology.",
        sections=(
            SectionWords(
                "Who we are",
                paragraphs(
                    "The group includes nine professors and a dynamic team of PhD students and "
                    "postdocs. We work in areas such as wireless and optical communication, "
                    "information security, information theory, and machine learning.",
                ),
            ),
            SectionWords(
                "Where we belong",
                paragraphs(
                    "The group is part of the Division of Communications, Antennas, and Optical "
                    "Networks (CAOS) at the Department of Electrical Engineering, Chalmers "
                    "University of Technology, in the coastal city of Gothenburg. The department "
                    "has around 200 employees from more than 20 countries.",
                ),
            ),
            SectionWords(
                "About what stands here",
                paragraphs(
                    "This site is filled with demonstration content. What it says about the group, "
                    "its people and the programme comes from one published posting. The texts "
                    "about the research areas are samples.",
                ),
            ),
        ),
    ),
    "sv": PageWords(
        title="Om gruppen",
        slug="om-gruppen",
        lead="Forskargruppen Kommunikationssystem finns vid Chalmers tekniska högskola.",
        sections=(
            SectionWords(
                "Vilka vi är",
                paragraphs(
                    "I gruppen finns nio professorer och ett dynamiskt team av doktorander och "
                    "postdoktorer. Vi arbetar inom områden som trådlös och optisk kommunikation, "
                    "informationssäkerhet, informationsteori och maskininlärning.",
                ),
            ),
            SectionWords(
                "Var vi hör hemma",
                paragraphs(
                    "Gruppen hör till avdelningen för kommunikation, antenner och optiska nätverk "
                    "(CAOS) vid institutionen för elektroteknik, Chalmers tekniska högskola, i "
                    "kuststaden Göteborg. Institutionen har omkring 200 anställda från fler än 20 "
                    "länder.",
                ),
            ),
            SectionWords(
                "Om innehållet här",
                paragraphs(
                    "Webbplatsen är fylld med demonstrationsinnehåll. Det som står om gruppen, "
                    "personerna och programmet är hämtat ur en publicerad annons. Texterna om "
                    "forskningsområdena är exempel.",
                ),
            ),
        ),
    ),
}

# In the order of the menu.
MENU: Final = (RESEARCH_INDEX, PEOPLE_INDEX, VACANCIES_INDEX, ABOUT)

# The pages of words alone, in the order of the foot.
PLAIN: Final = (ABOUT, CONTACT, PRIVACY, ACCESSIBILITY)
