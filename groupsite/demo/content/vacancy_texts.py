"""The words of the posting in English and Swedish, and those of its demonstration copy.

No fact stands here: deadline, salary, sizes, file names, supervisors, duration, teaching and
contacts are printed from the record. In the English, typing slips are mended and nothing else.
"""

from dataclasses import dataclass, replace
from typing import Final

from groupsite.demo.content.markup import ByLanguage, bullets, paragraphs, plain_paragraphs


@dataclass(frozen=True)
class GuidanceWords:
    """What this posting says about one document kind. `lead_in` goes on after the page count."""

    text: str
    lead_in: str = ""


@dataclass(frozen=True)
class VacancyWords:
    """The page of a vacancy in one language: title, slug and lead plain, the rest rich.

    `guidance` is keyed by document kind. An empty `about_programme` prints the organisation's text.
    """

    title: str
    slug: str
    lead: str
    project_overview: str
    environment: str
    required: str
    meritorious: str
    responsibilities: str
    terms: str
    benefits: str
    discover_more: str
    how_to_apply: str
    guidance: dict[str, GuidanceWords]
    about_programme: str = ""


ENGLISH: Final = VacancyWords(
    title=(
        "PhD Position in Theoretical Machine Learning – "
        "Understanding Transformers through Information Theory"
    ),
    slug="phd-position-theoretical-machine-learning",
    lead=plain_paragraphs(
        "Join us for a fully funded PhD position in theoretical machine learning to uncover how "
        "and why transformers work. Explore their inner mechanisms using information theory.",
        "As part of this project, you’ll also join WASP, Sweden’s largest individual research "
        "program ever, offering unparalleled resources, networking and career opportunities. Be "
        "part of shaping the future of AI!",
    ),
    project_overview=paragraphs(
        "Transformers are central to many of today’s most successful AI models, from language "
        "understanding to computer vision. Yet, their success remains largely empirical, with "
        "limited theoretical understanding. This PhD project aims to close that gap by developing "
        "a rigorous mathematical framework to analyze and explain transformers using "
        "information-theoretic tools.",
    ),
    environment=paragraphs(
        "You will join the Communication Systems (CS) group within the Division of Communications, "
        "Antennas, and Optical Networks (CAOS) at the Department of Electrical Engineering. The "
        "group includes nine professors and a dynamic team of PhD students and postdocs working in "
        "areas such as wireless and optical communication, information security, information "
        "theory, and machine learning.",
        "At the department, we foster a diverse, collaborative, and inclusive environment. The "
        "department has around 200 employees from more than 20 countries and maintains strong "
        "links to academic, industrial, and medical partners in Sweden and beyond.",
    ),
    required=bullets(
        "Strong background in applied mathematics, and machine learning",
        "Excellent academic performance in core mathematics and machine learning courses",
        "Master’s degree (or near completion) corresponding to at least 240 higher education "
        "credits in mathematics, computer science, electrical engineering, or related fields",
        "High motivation for theoretical research",
        "Ability to communicate research ideas clearly in both spoken and written English",
    ),
    meritorious=bullets(
        "Knowledge of information theory",
        "Prior research, teaching, or publication experience",
    ),
    responsibilities=bullets(
        "Conduct independent and collaborative research on the theory of transformers",
        "Publish and present your findings in leading journals and conferences",
        "Participate in relevant coursework and activities within the WASP program",
    ),
    terms=bullets(
        "The PhD position is fully funded from start.",
        "As a PhD student at Chalmers, you are an employee and enjoy all employee benefits. Read "
        "more about working at Chalmers and our benefits for employees.",
    ),
    benefits=bullets(
        "A dynamic and inspiring working environment in the coastal city of Gothenburg.",
    ),
    discover_more=paragraphs(
        "Find more general information about doctoral studies at Chalmers.",
    ),
    how_to_apply=paragraphs(
        "<b>Please note:</b> The applicant is responsible for ensuring that the application is "
        "complete. Incomplete applications and applications sent by email will not be considered.",
    ),
    guidance={
        "cv": GuidanceWords(
            text=bullets(
                "CV",
                "Other relevant documents; for example, previous employments or leadership "
                "qualifications and positions of trust.",
            ),
        ),
        "personal-letter": GuidanceWords(
            lead_in="where you:",
            text=bullets(
                "Introduce yourself and clarify why you are a suitable candidate for this position",
                "Describe your previous experience of relevance for the position (e.g. education, "
                "thesis work and, if applicable, any other research activities)",
                "Describe your future goals: why do you want to pursue a PhD?",
            ),
        ),
        "other-documents": GuidanceWords(
            text=bullets(
                "Copies of bachelor and/or master’s thesis.",
                "Attested copies and transcripts of completed education, grades and other "
                "certificates.",
            ),
        ),
    },
)

SWEDISH: Final = VacancyWords(
    title=(
        "Doktorandtjänst i teoretisk maskininlärning – "
        "att förstå transformermodeller med hjälp av informationsteori"
    ),
    slug="doktorandtjanst-teoretisk-maskininlarning",
    lead=plain_paragraphs(
        "Kom till oss och ta reda på hur och varför transformermodeller fungerar, i en fullt "
        "finansierad doktorandtjänst i teoretisk maskininlärning. Utforska deras inre mekanismer "
        "med hjälp av informationsteori.",
        "Genom projektet blir du också en del av WASP, Sveriges största enskilda forskningsprogram "
        "någonsin, med resurser, nätverk och karriärmöjligheter utan motstycke. Var med och forma "
        "framtidens AI!",
    ),
    project_overview=paragraphs(
        "Transformermodeller har en central roll i många av dagens mest framgångsrika AI-system, "
        "från språkförståelse till datorseende. Ändå vilar framgångarna till största delen på "
        "empiri, och den teoretiska förståelsen är begränsad. Det här doktorandprojektet ska fylla "
        "den luckan genom att utveckla ett stringent matematiskt ramverk för att analysera och "
        "förklara transformermodeller med informationsteoretiska verktyg.",
    ),
    environment=paragraphs(
        "Du blir en del av forskargruppen Kommunikationssystem (CS) inom avdelningen för "
        "kommunikation, antenner och optiska nätverk (CAOS) vid institutionen för elektroteknik. I "
        "gruppen finns nio professorer och ett dynamiskt team av doktorander och postdoktorer, som "
        "arbetar inom områden som trådlös och optisk kommunikation, informationssäkerhet, "
        "informationsteori och maskininlärning.",
        "På institutionen värnar vi om en inkluderande miljö, präglad av mångfald och samarbete. "
        "Institutionen har omkring 200 anställda från fler än 20 länder och starka band till "
        "samarbetspartner inom akademi, industri och sjukvård, i Sverige och utomlands.",
    ),
    required=bullets(
        "Gedigna kunskaper i tillämpad matematik och maskininlärning",
        "Utmärkta studieresultat i centrala kurser i matematik och maskininlärning",
        "Masterexamen (avlagd eller snart avlagd) motsvarande minst 240 högskolepoäng i matematik, "
        "datavetenskap, elektroteknik eller närliggande ämnen",
        "Stark motivation för teoretisk forskning",
        "Förmåga att tydligt förmedla forskningsidéer på engelska, både i tal och i skrift",
    ),
    meritorious=bullets(
        "Kunskaper i informationsteori",
        "Tidigare erfarenhet av forskning, undervisning eller publicering",
    ),
    responsibilities=bullets(
        "Forska om teorin bakom transformermodeller, både självständigt och tillsammans med andra",
        "Publicera och presentera dina resultat i ledande tidskrifter och på ledande konferenser",
        "Delta i relevanta kurser och aktiviteter inom WASP",
    ),
    terms=bullets(
        "Doktorandtjänsten är fullt finansierad från början.",
        "Som doktorand vid Chalmers är du anställd och har samma förmåner som alla andra "
        "anställda. Läs mer om att arbeta vid Chalmers och om våra förmåner för anställda.",
    ),
    benefits=bullets(
        "En dynamisk och inspirerande arbetsmiljö i kuststaden Göteborg.",
    ),
    discover_more=paragraphs(
        "Läs gärna mer om forskarutbildningen vid Chalmers i allmänhet.",
    ),
    how_to_apply=paragraphs(
        "<b>Observera</b> att du själv ansvarar för att ansökan är fullständig. Ofullständiga "
        "ansökningar och ansökningar som skickas med e-post beaktas inte.",
    ),
    guidance={
        "cv": GuidanceWords(
            text=bullets(
                "CV",
                "Andra relevanta handlingar, till exempel om tidigare anställningar, ledarmeriter "
                "eller förtroendeuppdrag.",
            ),
        ),
        "personal-letter": GuidanceWords(
            lead_in="där du:",
            text=bullets(
                "presenterar dig och förklarar varför du passar för tjänsten",
                "beskriver dina tidigare erfarenheter av betydelse för tjänsten (t.ex. utbildning, "
                "examensarbete och, i förekommande fall, annan forskning)",
                "beskriver dina mål för framtiden: varför vill du doktorera?",
            ),
        ),
        "other-documents": GuidanceWords(
            text=bullets(
                "Kopior av examensarbeten på kandidat- och/eller masternivå.",
                "Vidimerade kopior av betyg och andra intyg, och resultatintyg för avslutad "
                "utbildning.",
            ),
        ),
    },
)

POSTING_WORDS: Final[ByLanguage[VacancyWords]] = {"en": ENGLISH, "sv": SWEDISH}

# The first paragraph of a lead stands in every list, so a reader meets the warning twice there.
DEMONSTRATION_WORDS: Final[ByLanguage[VacancyWords]] = {
    "en": replace(
        ENGLISH,
        title="Demonstration – not a real position: PhD Position in Theoretical Machine Learning",
        slug="demonstration-phd-position",
        lead=plain_paragraphs(
            "Demonstration – not a real position. This copy of an earlier posting shows what an "
            "open one looks like. Nobody is employed through it: send nothing that is true to its "
            "form.",
            ENGLISH.lead,
        ),
    ),
    "sv": replace(
        SWEDISH,
        title="Demonstration – inte en riktig tjänst: doktorandtjänst i teoretisk maskininlärning",
        slug="demonstration-doktorandtjanst",
        lead=plain_paragraphs(
            "Demonstration – inte en riktig tjänst. Den här kopian av en tidigare annons visar hur "
            "en öppen annons ser ut. Ingen anställs genom den: skicka inga riktiga uppgifter i dess "
            "formulär.",
            SWEDISH.lead,
        ),
    ),
}
