"""Recognises headings and maps them to the page's sections. English and Swedish."""

import re
from typing import Final

from vacancies.parser.text.cleaning import fold
from vacancies.parser.text.results import Line

# Parts without a section of the page: what is not recognised as a fact becomes an extra section.
DEADLINE: Final = "deadline"
SUPERVISORS: Final = "supervisors"
CONTACTS: Final = "contacts"
UNION: Final = "union"
PROFILE: Final = "profile"
FURTHER: Final = ""

_WORDS: Final = {
    "project_overview": (
        "project overview|project description|description of the project|about the project"
        "|the project"
        "|research project|about the research project|about the research|about the position"
        "|the position"
        "|position description|project|background|information about the research"
        "|information about the project"
        "|om projektet|projektet|projektbeskrivning|beskrivning av projektet|om tjänsten|bakgrund"
        "|information om projektet|ämnesområde|subject area"
    ),
    "environment": (
        "research environment|the research environment|environment|about the department"
        "|about the group"
        "|about the research group|about the division|about us|who we are|our group|the group"
        "|the department"
        "|research group|the research group|information about the department|forskningsmiljö"
        "|forskningsmiljön"
        "|om institutionen|om forskargruppen|om gruppen|om avdelningen|om oss|vilka vi är"
        "|institutionen"
        "|information om institutionen"
    ),
    "required": (
        "required qualifications|admission requirements|qualifications|requirements|required"
        "|eligibility"
        "|entry requirements|eligibility requirements"
        "|who are you|who you are|your qualifications|your background|required skills"
        "|qualification requirements|what we are looking for"
        "|eligibility and requirements|qualifications and requirements|behörighet|krav"
        "|behörighet och krav|kvalifikationer"
        "|kvalifikationskrav|kravprofil|din bakgrund|behörighetskrav|vem är du|vi söker dig som"
        "|vem vi söker|skall krav|formella krav"
    ),
    "meritorious": (
        "meritorious qualifications|meritorious|merits|desired qualifications"
        "|preferred qualifications|additional qualifications"
        "|additional merits|desirable qualifications|desirable|nice to have|other merits"
        "|advantageous|meriterande|meriter"
        "|övriga meriter|meriterande kvalifikationer|andra meriter"
    ),
    "responsibilities": (
        "main responsibilities|responsibilities|major responsibilities|duties|work duties|tasks"
        "|your tasks|main tasks|work tasks|job description"
        "|your responsibilities|your main responsibilities|your duties|dina ansvarsområden"
        "|job assignments|work assignments|what you will do|your role"
        "|duties and responsibilities|description of the work"
        "|arbetsuppgifter|huvudsakliga arbetsuppgifter|dina arbetsuppgifter"
        "|vad du kommer att göra|ansvarsområden|uppgiften|the task|task"
    ),
    "terms": (
        "contract terms and what we offer|contract terms|terms of employment|employment terms"
        "|conditions of employment|conditions"
        "|terms|terms and conditions|employment|the employment|about the employment"
        "|position details|employment conditions|form of employment"
        "|type of employment|salary|salary and benefits|salary and terms|duration"
        "|anställningsvillkor|villkor|anställning|anställningen"
        "|om anställningen|anställningsform|extent|omfattning|start date|starting date|tillträde"
        "|lön|lön och villkor|anställningsvillkor och vad vi erbjuder|löneform|contract"
        "|employment details"
    ),
    "benefits": (
        "what we offer|we offer|our offer|benefits|benefits and perks|why join us"
        "|working with us|what you will get|vi erbjuder"
        "|vad vi erbjuder|förmåner|vi erbjuder dig|vårt erbjudande"
    ),
    "discover_more": (
        "discover more|more information|further information|read more|learn more"
        "|additional information|mer information"
        "|ytterligare information|läs mer|övrig information|övrigt|other information"
        "|further reading"
    ),
    "how_to_apply": (
        "how to apply|to apply for the position|apply for the position|application|applications"
        "|application procedure|application process"
        "|your application|the application|apply|to apply"
        "|application documents|application instructions|required documents"
        "|application materials|documents to submit|how do i apply"
        "|så ansöker du|ansökan|så söker du|ansökningsförfarande|ansökningsprocess|din ansökan"
        "|hur du ansöker|ansökningshandlingar"
        "|handlingar som ska bifogas|how to submit your application"
    ),
    DEADLINE: (
        "application deadline|deadline|last day to apply|last application date|closing date"
        "|final date for applications|deadline for applications"
        "|sista ansökningsdag|sista ansökningsdatum|ansökningsdatum|sista dag för ansökan"
    ),
    SUPERVISORS: (
        "supervisors|supervisor|supervision|research supervision|your supervisors|your supervisor"
        "|handledare|handledning|dina handledare|din handledare"
    ),
    CONTACTS: (
        "contact|contacts|contact person|contact persons|contact information|contact details"
        "|questions|kontakt|kontakter|kontaktperson"
        "|kontaktpersoner|kontaktuppgifter|frågor|kontaktinformation|any questions|har du frågor"
        "|do you have any questions"
    ),
    UNION: (
        "union representatives|union representative|union contacts|trade union representatives"
        "|trade unions|unions|fackliga företrädare"
        "|facklig företrädare|fackliga representanter|facklig kontakt|fackliga kontakter"
        "|fackliga kontaktpersoner"
    ),
    PROFILE: "your profile|profile|din profil|profil",
}
_KEYS: Final = {fold(word): key for key, words in _WORDS.items() for word in words.split("|")}
_ABOUT: Final = re.compile(
    r"^(?:about|om|the)\s+(?:the\s+)?(?P<what>.+?)(?:\s+(?:graduate school|forskarskola|program"
    r"(?:me|met)?))?$"
)
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|[IVX]{1,4}\.)\s+")
LONGEST: Final = 90
SENTENCE: Final = 40


def key_of(text: str, programmes: tuple[str, ...] = ()) -> str | None:
    """Return the section key of a known heading, else None."""
    if len(text) > LONGEST:
        return None
    words = fold(_NUMBERED.sub("", text)).replace("&", "and").rstrip(" ?!")
    if words in _KEYS:
        return _KEYS[words]
    about = _ABOUT.match(words)
    if about and about["what"] in map(fold, programmes):
        return "about_programme"
    return None


def is_known(line: Line, programmes: tuple[str, ...]) -> bool:
    text = line.piece.text
    if len(text) > LONGEST or line.mark == "ul" or text.endswith((".", ",", ";")):
        return False
    return key_of(text, programmes) is not None


def looks_like_one(
    before: Line | None, line: Line, after: Line | None, *, is_careful: bool, leads: bool = False
) -> bool:
    """Whether an unknown line has the form of a heading.

    `is_careful`: among addresses and names of documents a short line alone is not a heading.
    `leads`: a known heading follows immediately.
    """
    text = line.piece.text
    if line.mark or len(text) > LONGEST or after is None or not any(map(str.isalpha, text)):
        return False
    if line.is_marked_heading:
        return True
    if not _is_short_title(text):
        return False
    if text.isupper() and len(text) > 4:
        return True
    above = before.piece.text if before else "."
    is_apart = line.after_blank or bool(before and before.mark) or above.endswith((".", "!", "?"))
    if is_careful:
        return is_apart and not text.endswith(":") and _is_prose(after, 60)
    return is_apart and (leads or bool(after.mark) or _is_prose(after, SENTENCE))


def _is_short_title(text: str) -> bool:
    if "@" in text or "://" in text or text.endswith((".", ",", ";", "!")):
        return False
    if not text[0].isalnum() or text[0].islower() or len(text.split()) > 10:
        return False
    if text.endswith(":") and len(text.split()) > 3:
        return False  # it introduces what follows
    return ":" not in text.rstrip(":") or bool(_NUMBERED_PROJECT.match(text))


_NUMBERED_PROJECT: Final = re.compile(
    r"^(?:project|projekt|position|tjänst|topic|theme)\s+\w{1,3}\s*:", re.IGNORECASE
)


def _is_prose(line: Line, least: int) -> bool:
    text = line.piece.text
    return len(text) >= least and not line.mark and any(sign in text for sign in ".!?:")
