"""A fact is ticked if enough independent things speak for it and nothing against it: the rules as tables.

What is not ticked is offered all the same, with its sentence.
"""

import pytest

from vacancies.parser.entities.known_objects import KnownObjects, KnownPerson
from vacancies.parser.parse import parse_posting

TOP = "Postdoc in optics\n\nWe work with light and need a postdoc who likes optics.\n\n"


def read(text: str, top: str = TOP):
    return parse_posting(f"{top}{text}\n")


def terms(sentences: str) -> str:
    return f"Terms of employment\n{sentences}"


def applying(sentences: str) -> str:
    return f"How to apply\n{sentences}"


TICKED = [
    ("deadline", applying("Application deadline: 1 May 2027")),
    ("deadline", applying("Your application must reach us by 1 May 2027 at the latest.")),
    ("duration", terms("Duration: 2 years\nThe position is limited to two years.")),
    ("duration", terms("The employment is limited to two years.")),
    ("extent", terms("The position is full-time.")),
    ("extent", terms("Extent: 80 %")),
    ("start", terms("Start: 1 September 2027")),
    ("start", terms("The employment starts on 1 September 2027.")),
    ("salary", terms("Salary: 34 000 SEK per month")),
    ("salary", terms("The salary is 34 000 SEK per month.")),
    ("place", terms("Location: Hamnby")),
    ("place", terms("Your workplace is in Hamnby.")),
    ("language", applying("The application must be written in English.")),
    ("continuous", applying("Applications are reviewed continuously.")),
    ("email", applying("Send your application to jobs@light.example.")),
    ("link", applying("Apply through our system: https://jobs.light.example/12")),
]
OFFERED = [
    # What another sentence says otherwise.
    ("duration", terms("The employment is limited to two years. The contract runs for 3 years.")),
    ("extent", terms("The position is full-time. The contract may also be part-time.")),
    ("extent", terms("The position is full-time, but 80 % is possible.")),
    # What is unusual.
    ("duration", terms("The employment is limited to nine years.")),
    ("salary", terms("The salary is 710 EUR per month.")),
    # What is said of something else.
    ("start", applying("Deadline: 1 May 2027\n\nTerms\nThe position starts on 1 March 2027.")),
    ("start", terms("The employment runs from January to the beginning of June 2027.")),
    # What is only preferred, or not promised.
    ("language", applying("We prefer that the application is written in English.")),
    (
        "continuous",
        applying("Applications are reviewed continuously. We read them after the deadline."),
    ),
    # Two ways to apply.
    (
        "email",
        applying(
            "Send your application to jobs@light.example.\nApply here: https://jobs.light.example/12"
        ),
    ),
    # The time of another country.
    (
        "deadline",
        applying(
            "Application deadline: 1 May 2027 at 15:00.\n\nContact\nAino Oja, +358 40 555 1212"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "text"), TICKED)
def test_what_is_ticked(rule, text):
    found = read(text)
    assert found.facts_for_rule(rule)
    assert found.is_rule_ticked(rule)


@pytest.mark.parametrize(("rule", "text"), OFFERED)
def test_what_is_only_offered(rule, text):
    found = read(text)
    assert found.facts_for_rule(rule)
    assert not found.is_rule_ticked(rule)


EXTENDED = "the employment is extended accordingly"
PERMANENT = "The position is permanent."


@pytest.mark.parametrize(
    ("kind", "text", "is_ticked"),
    [
        ("Doctoral student", "You may teach, at most 20 %.", True),
        ("Doctoral student", "Departmental duties of 20 % are included.", True),
        ("Doctoral student", f"You teach for 20 % of your time and {EXTENDED}.", True),
        ("Postdoc", f"You may teach up to 20 %, and {EXTENDED}.", True),
        # Offered: is it the usual extension?
        ("Doctoral student", "About 20 % of your time is spent on teaching.", False),
        ("Doctoral student", "The employment is four years, of which 20 % is teaching.", False),
        ("Postdoc", "The contract may be extended. You may teach up to 10 %.", False),
        ("Postdoc", "The contract, with up to 10 % teaching, may be extended.", False),
        ("Doctoral student", f"You may teach, at most 20 %. {PERMANENT}", False),
        ("Postdoc", f"You may teach up to 20 %, and {EXTENDED}. {PERMANENT}", False),
        # Only a share of the working hours.
        ("Postdoc", "You may teach, at most 10 % of full time.", None),
        ("Lecturer", "Teaching makes up seventy per cent of the position.", None),
        ("Lektor", f"Undervisningen utgör 70 % av tjänsten. {PERMANENT}", None),
    ],
)
def test_a_share_of_teaching_is_read_if_it_extends_the_employment(kind, text, is_ticked):
    found = parse_posting(f"{kind} in optics\n\nWe like light.\n\n{terms(text)}\n")
    assert (
        found.is_rule_ticked("teaching") if found.facts_for_rule("teaching") else None
    ) is is_ticked


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("Doctoral student in optics\n\nWe work with optics.", True),
        ("Job title: Postdoc in optics\n\nWe work with optics.", True),
        ("University of Hamnby\n\nPostdoc in optics\n\nWe work with optics.", True),
        ("Light for everybody\n\nWe work with optics.", False),  # no position
        ("MSc thesis proposal\n\nWe work with optics.", False),
        ("PhD in optics, please circulate!!\n\nWe work with optics.", False),
        ("PhD student in the optics of\n\nWe work with optics.", False),  # cut
        ("Professor in physics\n\nPostdoc in optics\n\nWe work with optics.", True),
    ],
)
def test_a_title_names_a_position_and_stands_where_titles_do(text, is_certain):
    assert parse_posting(f"{text}\n").is_title_certain is is_certain


@pytest.mark.parametrize(
    ("title", "text", "is_ticked"),
    [
        ("Doctoral student in optics", "We are looking for a doctoral student.", True),
        ("Postdoc in optics", "We need somebody who likes light.", True),
        ("Research fellow in optics", "We need somebody who likes light.", False),
        ("Research assistant for doctoral studies", "We need somebody.", False),
        ("Teaching assistant in optics", "We are looking for a doctoral student.", False),
    ],
)
def test_the_kind_agrees_with_the_text(title, text, is_ticked):
    found = parse_posting(f"{title}\n\n{text}\n")
    assert bool(found.facts_for_rule("kind") and found.is_rule_ticked("kind")) is is_ticked


@pytest.mark.parametrize(
    ("line", "is_certain"),
    [
        ("Anna Berg, anna.berg@light.example", True),
        ("Professor Anna Berg, 031-555 12 13", True),
        ("Head of unit: Anna Berg, 031-555 12 13", True),
        ("Anna Berg, lab@light.example", False),  # an address that is nobody's
        ("Optical Combs, 031-555 12 13", False),  # written in small letters elsewhere
    ],
)
def test_a_name_has_something_beside_it(line, is_certain):
    found = read(f"We measure optical combs.\n\nContact\n{line}").contacts
    assert [one.certain for one in found] == [is_certain]


@pytest.mark.parametrize("line", ["Robothallen Hamnby, 031-555 12 13", "Box Hamnby, 031-555 12 13"])
def test_a_building_is_nobody(line):
    assert not any(one.certain for one in read(f"Contact\n{line}").contacts)


def test_a_person_of_the_site_needs_nothing_beside_the_name():
    person = KnownPerson(1, "Optical Combs", "o.combs@light.example")
    text = f"{TOP}We measure optical combs.\n\nContact\nOptical Combs, 031-555 12 13\n"
    assert not parse_posting(text).contacts[0].certain
    assert parse_posting(text, KnownObjects(people=(person,))).contacts[0].certain


@pytest.mark.parametrize(
    ("sentence", "certain"),
    [
        ("You will be supervised by Professor Anna Berg and Dr Bo Ek.", [True, True]),
        ("Supervisors: Professor Anna Berg and Applied Combs.", [True, False]),
    ],
)
def test_supervisors_are_people(sentence, certain):
    found = read(f"Our combs are applied widely.\n\nSupervision\n{sentence}").supervisors
    assert [one.certain for one in found][: len(certain)] == certain[: len(found)]


@pytest.mark.parametrize(
    ("text", "kind", "is_certain"),
    [
        ("Attach your CV and a cover letter.", "cv", True),
        ("Attach your CV. A cover letter may be attached.", "cv", True),
        ("Attach your CV and, if you have one, your master's thesis.", "thesis", False),
        ("Attach a CV and transcripts, which may be left out.", "transcripts", False),
        ("Attach:\n- CV\n- Transcripts from earlier employers", "transcripts", False),
        ("Attach:\n- CV\n- Cover letter (at most 1 page)", "letter", True),
        ("Attach:\n- CV\n- Gärna ett personligt brev", "letter", False),
    ],
)
def test_documents_are_asked_for_without_a_perhaps(text, kind, is_certain):
    found = [one for one in read(applying(text)).documents if one.kind == kind and one.required]
    assert all(one.certain is is_certain for one in found)
    assert found or not is_certain


@pytest.mark.parametrize(
    ("value", "is_ticked"),
    [
        ("Hamnby", True),
        ("Mo i Rana", True),
        ("Robothallen", False),
        ("Prästgatan", False),
        ("Number of offers available", False),
        ("Building 5", False),
    ],
)
def test_a_place_is_a_town(value, is_ticked):
    found = read(terms(f"Location: {value}\nWe like it in Hamnby."))
    assert bool(found.facts_for_rule("place") and found.is_rule_ticked("place")) is is_ticked


def test_what_is_not_ticked_keeps_its_sentence():
    text = "The employment is limited to two years. The contract runs for 3 years."
    found = read(terms(text))
    assert found.facts_for_rule("duration")[0].source.text in text
