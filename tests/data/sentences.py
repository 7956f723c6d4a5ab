"""Every sentence, list item and heading of the posting, with its source and how each page says it.

The rows follow `posting-2025-05-13.txt` line by line: put together again, the originals are the
file. `en` is what must be found on the English page, `sv` on the Swedish one, both compared through
`plain()`. Where `en` is not the original, `mends` lists the slips that were mended, one by one.

A source is a pair:

- ("fact", name): printed from a fact of the record, in good prose of each language;
- ("words", field): written on the page of each language, in that field;
- ("guidance", kind): written on the page, beside the document rule of that kind;
- ("organisation", field): written in the words of the programme;
- ("interface", what): a fixed string of the template, translated in the catalogue.
"""

from dataclasses import dataclass

NOT_A_SPACE = dict.fromkeys(map(ord, "\u00a0\u202f"), " ")
STRAIGHT = dict(zip(map(ord, "’‘”“"), "''\"\"", strict=True))


def plain(text: str) -> str:
    """The text with ordinary spaces, one at a time, and straight quotation marks."""
    return " ".join(text.translate(NOT_A_SPACE | STRAIGHT).split())


@dataclass(frozen=True)
class Sentence:
    """`address`: the page must link there. `open_only`: true only where one can apply."""

    line: int
    original: str
    en: str
    sv: str
    source: tuple[str, str]
    mends: tuple[tuple[str, str], ...] = ()
    address: str = ""
    open_only: bool = False


def same(line: int, text: str, sv: str, source: tuple[str, str], address: str = "") -> Sentence:
    """A sentence that stands on the English page just as in the posting."""
    return Sentence(line, text, text, sv, source, address=address)


STOP_ADDED = (("", "."),)  # At the end of an item, where others of its list have one.

SENTENCES = (
    Sentence(
        1,
        "date 2025-05-13",
        "13 May 2025",
        "13 maj 2025",
        ("fact", "opens"),
        (("date 2025-05-13", "13 May 2025"),),
    ),
    Sentence(
        1,
        "PhD Position",
        "PhD position",
        "Doktorandtjänst",
        ("fact", "kind"),
        (("Position", "position"),),
    ),
    Sentence(
        2,
        "2025-05-13",
        "13 May 2025",
        "13 maj 2025",
        ("fact", "opens"),
        (("2025-05-13", "13 May 2025"),),
    ),
    Sentence(
        3,
        "PhD Position in Theoretical Machine Learning - Understanding Transformers through "
        "Information Theory",
        "PhD Position in Theoretical Machine Learning – Understanding Transformers through "
        "Information Theory",
        "Doktorandtjänst i teoretisk maskininlärning – att förstå transformermodeller med hjälp av "
        "informationsteori",
        ("words", "title"),
        ((" - ", " – "),),
    ),
    same(
        4,
        "Join us for a fully funded PhD position in theoretical machine learning to uncover how "
        "and why transformers work.",
        "Kom till oss och ta reda på hur och varför transformermodeller fungerar, i en fullt "
        "finansierad doktorandtjänst i teoretisk maskininlärning.",
        ("words", "lead"),
    ),
    same(
        4,
        "Explore their inner mechanisms using information theory.",
        "Utforska deras inre mekanismer med hjälp av informationsteori.",
        ("words", "lead"),
    ),
    Sentence(
        4,
        "As part of this project, you'll also join WASP-Sweden's largest individual research "
        "program ever, offering unparalleled resources, networking and career opportunities.",
        "As part of this project, you’ll also join WASP, Sweden’s largest individual research "
        "program ever, offering unparalleled resources, networking and career opportunities.",
        "Genom projektet blir du också en del av WASP, Sveriges största enskilda forskningsprogram "
        "någonsin, med resurser, nätverk och karriärmöjligheter utan motstycke.",
        ("words", "lead"),
        (("WASP-Sweden", "WASP, Sweden"),),
    ),
    same(
        4,
        "Be part of shaping the future of AI!",
        "Var med och forma framtidens AI!",
        ("words", "lead"),
    ),
    same(5, "Project overview", "Om projektet", ("interface", "project_overview")),
    same(
        6,
        "Transformers are central to many of today's most successful AI models, from language "
        "understanding to computer vision.",
        "Transformermodeller har en central roll i många av dagens mest framgångsrika AI-system, "
        "från språkförståelse till datorseende.",
        ("words", "project_overview"),
    ),
    same(
        6,
        "Yet, their success remains largely empirical, with limited theoretical understanding.",
        "Ändå vilar framgångarna till största delen på empiri, och den teoretiska förståelsen är "
        "begränsad.",
        ("words", "project_overview"),
    ),
    same(
        6,
        "This PhD project aims to close that gap by developing a rigorous mathematical framework "
        "to analyze and explain transformers using information-theoretic tools.",
        "Det här doktorandprojektet ska fylla den luckan genom att utveckla ett stringent "
        "matematiskt ramverk för att analysera och förklara transformermodeller med "
        "informationsteoretiska verktyg.",
        ("words", "project_overview"),
    ),
    same(7, "You will be co-supervised by:", "Du handleds av:", ("interface", "supervisors")),
    same(
        8,
        "Prof. Giuseppe Durisi, Department of Electrical Engineering",
        "Professor Giuseppe Durisi, institutionen för elektroteknik",
        ("fact", "supervisors"),
    ),
    same(
        9,
        "Prof. Rebecka Jörnsten, Department of Mathematical Sciences",
        "Professor Rebecka Jörnsten, institutionen för matematiska vetenskaper",
        ("fact", "supervisors"),
    ),
    same(10, "Research environment", "Forskningsmiljön", ("interface", "environment")),
    same(
        11,
        "You will join the Communication Systems (CS) group within the Division of Communications, "
        "Antennas, and Optical Networks (CAOS) at the Department of Electrical Engineering.",
        "Du blir en del av forskargruppen Kommunikationssystem (CS) inom avdelningen för "
        "kommunikation, antenner och optiska nätverk (CAOS) vid institutionen för elektroteknik.",
        ("words", "environment"),
    ),
    same(
        11,
        "The group includes nine professors and a dynamic team of PhD students and postdocs "
        "working in areas such as wireless and optical communication, information security, "
        "information theory, and machine learning.",
        "I gruppen finns nio professorer och ett dynamiskt team av doktorander och postdoktorer, "
        "som arbetar inom områden som trådlös och optisk kommunikation, informationssäkerhet, "
        "informationsteori och maskininlärning.",
        ("words", "environment"),
    ),
    same(
        12,
        "At the department, we foster a diverse, collaborative, and inclusive environment.",
        "På institutionen värnar vi om en inkluderande miljö, präglad av mångfald och samarbete.",
        ("words", "environment"),
    ),
    same(
        12,
        "The department has around 200 employees from more than 20 countries and maintains strong "
        "links to academic, industrial, and medical partners in Sweden and beyond.",
        "Institutionen har omkring 200 anställda från fler än 20 länder och starka band till "
        "samarbetspartner inom akademi, industri och sjukvård, i Sverige och utomlands.",
        ("words", "environment"),
    ),
    same(13, "About WASP", "Om WASP", ("interface", "about_programme")),
    same(
        14,
        "Wallenberg AI, Autonomous Systems and Software Program (WASP) is Sweden's largest "
        "individual research program ever, a major national initiative for strategically motivated "
        "basic research, education and faculty recruitment.",
        "Wallenberg AI, Autonomous Systems and Software Program (WASP) är Sveriges största "
        "enskilda forskningsprogram någonsin, en stor nationell satsning på strategiskt motiverad "
        "grundforskning, utbildning och rekrytering av lärare och forskare.",
        ("organisation", "text"),
    ),
    same(
        14,
        "The program addresses research on artificial intelligence and autonomous systems acting "
        "in collaboration with humans, adapting to their environment through sensors, information "
        "and knowledge, and forming intelligent systems-of-systems.",
        "Programmet omfattar forskning om artificiell intelligens och om autonoma system som "
        "samverkar med människor, anpassar sig till sin omgivning med hjälp av sensorer, "
        "information och kunskap och bildar intelligenta system av system.",
        ("organisation", "text"),
    ),
    same(
        14,
        "The vision of WASP is excellent research and competence in artificial intelligence, "
        "autonomous systems and software for the benefit of Swedish society and industry.",
        "WASP:s vision är framstående forskning och kompetens inom artificiell intelligens, "
        "autonoma system och programvara, till nytta för svenskt samhälle och svensk industri.",
        ("organisation", "text"),
    ),
    Sentence(
        14,
        "Read more: https://wasp-sweden.org/",
        "Read more about WASP",
        "Läs mer om WASP",
        ("fact", "programmes"),
        ((": https://wasp-sweden.org/", " about WASP"),),
        address="https://wasp-sweden.org/",
    ),
    same(15, "Your profile", "Din profil", ("interface", "profile")),
    same(16, "Required qualifications", "Behörighet och krav", ("interface", "required")),
    same(
        17,
        "Strong background in applied mathematics, and machine learning",
        "Gedigna kunskaper i tillämpad matematik och maskininlärning",
        ("words", "required"),
    ),
    same(
        18,
        "Excellent academic performance in core mathematics and machine learning courses",
        "Utmärkta studieresultat i centrala kurser i matematik och maskininlärning",
        ("words", "required"),
    ),
    same(
        19,
        "Master's degree (or near completion) corresponding to at least 240 higher education "
        "credits in mathematics, computer science, electrical engineering, or related fields",
        "Masterexamen (avlagd eller snart avlagd) motsvarande minst 240 högskolepoäng i matematik, "
        "datavetenskap, elektroteknik eller närliggande ämnen",
        ("words", "required"),
    ),
    same(
        20,
        "High motivation for theoretical research",
        "Stark motivation för teoretisk forskning",
        ("words", "required"),
    ),
    same(
        21,
        "Ability to communicate research ideas clearly in both spoken and written English",
        "Förmåga att tydligt förmedla forskningsidéer på engelska, både i tal och i skrift",
        ("words", "required"),
    ),
    Sentence(
        22,
        "Meritorious qualifications",
        "Desirable qualifications",
        "Meriterande",
        ("interface", "meritorious"),
        (("Meritorious", "Desirable"),),
    ),
    same(
        23,
        "Knowledge of information theory",
        "Kunskaper i informationsteori",
        ("words", "meritorious"),
    ),
    same(
        24,
        "Prior research, teaching, or publication experience",
        "Tidigare erfarenhet av forskning, undervisning eller publicering",
        ("words", "meritorious"),
    ),
    same(
        25,
        "Main responsibilities",
        "Huvudsakliga arbetsuppgifter",
        ("interface", "responsibilities"),
    ),
    same(
        26,
        "Conduct independent and collaborative research on the theory of transformers",
        "Forska om teorin bakom transformermodeller, både självständigt och tillsammans med andra",
        ("words", "responsibilities"),
    ),
    same(
        27,
        "Publish and present your findings in leading journals and conferences",
        "Publicera och presentera dina resultat i ledande tidskrifter och på ledande konferenser",
        ("words", "responsibilities"),
    ),
    same(
        28,
        "Participate in relevant coursework and activities within the WASP program",
        "Delta i relevanta kurser och aktiviteter inom WASP",
        ("words", "responsibilities"),
    ),
    Sentence(
        29,
        "Contribute to teaching and departmental duties (up to 20% of full-time; the position is "
        "extended accordingly).",
        "Contribute to teaching and departmental duties (up to 20% of full-time; the position is "
        "extended accordingly)",
        "Bidra till undervisning och annan institutionstjänstgöring (upp till 20 % av heltid; "
        "anställningen förlängs i motsvarande mån)",
        ("fact", "teaching_share"),
        ((").", ")"),),  # No other item of the list has a full stop.
    ),
    same(
        30,
        "The selected candidate will be part of the WASP graduate school; 478 PhD students from 7 "
        "universities in Sweden are currently part of the graduate school.",
        "Du som får tjänsten blir en del av WASP:s forskarskola, där 478 doktorander från 7 "
        "lärosäten i Sverige deltar i dag.",
        ("organisation", "graduate_school"),
    ),
    same(
        30,
        "This will offer the selected candidate unparalleled networking and career opportunities.",
        "Det ger dig kontakter och karriärmöjligheter utan motstycke.",
        ("organisation", "graduate_school"),
    ),
    same(
        30,
        "The graduate school within WASP is dedicated to provide the skills needed to analyze, "
        "develop, and contribute to the interdisciplinary area of artificial intelligence, "
        "autonomous systems and software.",
        "Forskarskolan inom WASP ska ge de kunskaper och färdigheter som behövs för att analysera, "
        "utveckla och bidra till det tvärvetenskapliga området artificiell intelligens, autonoma "
        "system och programvara.",
        ("organisation", "graduate_school"),
    ),
    Sentence(
        30,
        "Through an ambitious program with research visits, partner universities, and visiting "
        "lecturers, the graduate school actively supports forming a strong multi-disciplinary and "
        "international professional network between PhD-students, researchers and industry.",
        "Through an ambitious program with research visits, partner universities, and visiting "
        "lecturers, the graduate school actively supports forming a strong multi-disciplinary and "
        "international professional network between PhD students, researchers and industry.",
        "Genom ett ambitiöst program med forskningsvistelser, partneruniversitet och "
        "gästföreläsare bidrar forskarskolan aktivt till ett starkt, mångvetenskapligt och "
        "internationellt nätverk av yrkeskontakter mellan doktorander, forskare och industri.",
        ("organisation", "graduate_school"),
        (("PhD-students", "PhD students"),),
    ),
    same(
        31,
        "Contract terms and what we offer",
        "Anställningsvillkor och vad vi erbjuder",
        ("interface", "terms"),
    ),
    Sentence(
        32,
        "The PhD position is fully funded from start",
        "The PhD position is fully funded from start.",
        "Doktorandtjänsten är fullt finansierad från början.",
        ("words", "terms"),
        STOP_ADDED,
    ),
    same(
        33,
        "As a PhD student at Chalmers, you are an employee and enjoy all employee benefits.",
        "Som doktorand vid Chalmers är du anställd och har samma förmåner som alla andra "
        "anställda.",
        ("words", "terms"),
    ),
    same(
        33,
        "Read more about working at Chalmers and our benefits for employees.",
        "Läs mer om att arbeta vid Chalmers och om våra förmåner för anställda.",
        ("words", "terms"),
    ),
    same(
        34,
        "The position is limited to four years, with the possibility to teach up to 20%, which "
        "extends the position to five years.",
        "Anställningen är tidsbegränsad till fyra år, med möjlighet till undervisning upp till "
        "20 %, vilket förlänger anställningen till fem år.",
        ("fact", "duration"),
    ),
    same(
        35,
        "A dynamic and inspiring working environment in the coastal city of Gothenburg.",
        "En dynamisk och inspirerande arbetsmiljö i kuststaden Göteborg.",
        ("words", "benefits"),
    ),
    Sentence(
        36,
        "A starting salary of 34,550 SEK per month (valid from May 25, 2025).",
        "A starting salary of 34,550 SEK per month (valid from 25 May 2025).",
        "En ingångslön på 34 550 kronor i månaden (gäller från den 25 maj 2025).",
        ("fact", "salary"),
        (("May 25, 2025", "25 May 2025"),),
    ),
    same(37, "Discover more", "Mer information", ("interface", "discover_more")),
    Sentence(
        38,
        "Find more general information about doctoral studies at Chalmers here.",
        "Find more general information about doctoral studies at Chalmers.",
        "Läs gärna mer om forskarutbildningen vid Chalmers i allmänhet.",
        ("words", "discover_more"),
        ((" here.", "."),),  # The posting does not give the address behind the word.
    ),
    same(39, "How to apply", "Så ansöker du", ("interface", "how_to_apply")),
    Sentence(
        40,
        "The application should be written in English and be attached as PDF-files, as below.",
        "The application should be written in English and be attached as PDF files, as below.",
        "Ansökan ska vara skriven på engelska och bifogas som pdf-filer enligt nedan.",
        ("fact", "application_language"),
        (("PDF-files", "PDF files"),),
    ),
    same(
        40,
        "Maximum size for each file is 40 MB.",
        "Varje fil får vara högst 40 MB.",
        ("fact", "document_rules"),
    ),
    Sentence(
        40,
        "Please note that the system does not support Zip files.",
        "Please note that the system does not support zip files.",
        "Observera att systemet inte tar emot zip-filer.",
        ("interface", "document_rules"),
        (("Zip", "zip"),),
    ),
    Sentence(41, "CV:", "CV", "CV", ("fact", "document_rules"), ((":", ""),)),
    Sentence(
        41,
        "(Please name the document: CV, Family name)",
        "Please name the document: CV, Family name",
        "Namnge dokumentet: CV, Efternamn",
        ("fact", "document_rules"),
        (("(", ""), (")", "")),
    ),
    same(42, "CV", "CV", ("guidance", "cv")),
    same(
        43,
        "Other relevant documents; for example, previous employments or leadership qualifications "
        "and positions of trust.",
        "Andra relevanta handlingar, till exempel om tidigare anställningar, ledarmeriter eller "
        "förtroendeuppdrag.",
        ("guidance", "cv"),
    ),
    Sentence(
        44,
        "Personal letter:",
        "Personal letter",
        "Personligt brev",
        ("fact", "document_rules"),
        ((":", ""),),
    ),
    Sentence(
        44,
        "(Please name the document as: Personal letter, Family name)",
        "Please name the document: Personal letter, Family name",
        # The system's name for the file, in the language that the application is written in.
        "Namnge dokumentet: Personal letter, Efternamn",
        ("fact", "document_rules"),
        (("(", ""), (" as:", ":"), (")", "")),
    ),
    same(45, "1 page where you:", "1 sida där du:", ("fact", "document_rules")),
    same(
        46,
        "Introduce yourself and clarify why you are a suitable candidate for this position",
        "presenterar dig och förklarar varför du passar för tjänsten",
        ("guidance", "personal-letter"),
    ),
    same(
        47,
        "Describe your previous experience of relevance for the position (e.g. education, thesis "
        "work and, if applicable, any other research activities)",
        "beskriver dina tidigare erfarenheter av betydelse för tjänsten (t.ex. utbildning, "
        "examensarbete och, i förekommande fall, annan forskning)",
        ("guidance", "personal-letter"),
    ),
    same(
        48,
        "Describe your future goals: why do you want to pursue a PhD?",
        "beskriver dina mål för framtiden: varför vill du doktorera?",
        ("guidance", "personal-letter"),
    ),
    Sentence(
        49,
        "Other documents:",
        "Other documents",
        "Övriga handlingar",
        ("fact", "document_rules"),
        ((":", ""),),
    ),
    same(
        50,
        "Copies of bachelor and/or master's thesis.",
        "Kopior av examensarbeten på kandidat- och/eller masternivå.",
        ("guidance", "other-documents"),
    ),
    same(
        51,
        "Attested copies and transcripts of completed education, grades and other certificates.",
        "Vidimerade kopior av betyg och andra intyg, och resultatintyg för avslutad utbildning.",
        ("guidance", "other-documents"),
    ),
    Sentence(
        52,
        "Use the button at the foot of the page to reach the application form.",
        "Use the button at the foot of the page to reach the application form.",
        "Använd knappen längst ned på sidan för att komma till ansökningsformuläret.",
        ("interface", "apply"),
        open_only=True,
    ),
    same(
        53,
        "Please note: The applicant is responsible for ensuring that the application is complete.",
        "Observera att du själv ansvarar för att ansökan är fullständig.",
        ("words", "how_to_apply"),
    ),
    same(
        53,
        "Incomplete applications and applications sent by email will not be considered.",
        "Ofullständiga ansökningar och ansökningar som skickas med e-post beaktas inte.",
        ("words", "how_to_apply"),
    ),
    Sentence(
        54,
        "Application deadline: 14 June, 2025; the applications will be evaluated continuosly.",
        "the applications will be evaluated continuously.",
        "Ansökningarna bedöms löpande.",
        ("fact", "deadline"),
        (("Application deadline: 14 June, 2025; ", ""), ("continuosly", "continuously")),
        open_only=True,
    ),
    Sentence(
        54,
        "Hence, it may be beneficial to apply well before the deadline.",
        "Hence, it may be beneficial to apply well before the deadline.",
        "Det kan därför vara en fördel att ansöka i god tid före sista ansökningsdag.",
        ("fact", "continuous_evaluation"),
        open_only=True,
    ),
    same(
        55,
        "For questions, please contact:",
        "Har du frågor? Kontakta gärna:",
        ("interface", "contacts"),
    ),
    same(56, "Giuseppe Durisi", "Giuseppe Durisi", ("fact", "contacts")),
    same(
        56,
        "durisi@chalmers.se",
        "durisi@chalmers.se",
        ("fact", "contacts"),
        address="mailto:durisi@chalmers.se",
    ),
)
