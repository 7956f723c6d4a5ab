"""What is not certain is offered unticked; what another sentence contradicts is never ticked."""

from datetime import date, time

import pytest

from vacancies.parser.parse import parse_posting

TOP = (
    "Postdoc in optics\n\nWe work with light and need a postdoc who likes it as much as we do.\n\n"
)


def read(terms: str, heading: str = "Terms of employment"):
    return parse_posting(f"{TOP}{heading}\n{terms}\n")


@pytest.mark.parametrize(
    ("terms", "rule", "values"),
    [
        (
            "The extent is 80 % of full time, later perhaps full time.",
            "extent",
            {"extent_percent": 80},
        ),
        (
            "A contract of two years, with the prospect of a permanent position.",
            "duration",
            {"duration_min": 24},
        ),
        (
            "Funded for two years, with a possible extension by one year.",
            "duration",
            {"duration_min": 24},
        ),
        (
            "The gross salary is CHF 92,500 per year.",
            "salary",
            {"salary_currency": "CHF", "salary_period": "year"},
        ),
        ("Your workplace is in Hamnby.", "place", {"place": "Hamnby"}),
        ("Start: autumn 2027", "start", {"start_text": "autumn 2027"}),
    ],
)
def test_a_fact_in_a_sentence(terms, rule, values):
    found = read(terms)
    assert values.items() <= found.values.items()
    assert found.is_rule_certain(rule)


def test_a_permanent_position_that_may_come_later_is_none():
    assert (
        read("Two years, with the prospect of a permanent contract.").facts_for_rule("employment")
        == []
    )


def test_the_time_of_another_country_is_read_with_its_zone():
    found = read(
        "Apply no later than 15 January 2027 at 15.00 Finnish time.", "How to apply"
    ).values
    assert (found["deadline_on"], found["deadline_time"]) == (date(2027, 1, 15), time(15, 0))
    assert found["time_zone"] == "Europe/Helsinki"


def test_what_another_sentence_contradicts_is_not_ticked():
    found = read("Duration: 2 years\nThe employment is limited to three years.")
    assert found.values["duration_min"] == 24
    assert not found.is_rule_certain("duration")
    assert "duration_min" not in found.certain_values


def test_nor_what_a_sentence_without_any_label_contradicts():
    found = read("The position lasts for two years. You will be employed for three years.")
    assert found.values["duration_min"] == 24
    assert "duration_min" not in found.certain_values


def test_day_and_month_that_may_be_exchanged_are_offered_unticked():
    found = read("Applications are accepted until 06/07/2027.", "How to apply")
    assert found.values["deadline_on"] == date(2027, 7, 6)
    assert not found.is_rule_certain("deadline")


@pytest.mark.parametrize(
    "sentence",
    [
        "Three referees must send their letters before 7 November 2026.",
        "Interviews are held on 3 March 2027.",
        "The degree must be completed by 30 June 2027.",
    ],
)
def test_other_dates_are_no_deadline(sentence):
    assert "deadline_on" not in read(sentence, "How to apply").values


def test_headers_of_pages_and_divided_words():
    text = (
        "Some university       VACANT\nPhD student in concrete\n\nProject\n"
        "The project asks how con-\ncrete can be used again, also yt- och\n"
        "grundvatten, with all that\nDnr DU 2026/1187     Page 1 (2)\nSome university       VACANT\n"
        "belongs to it, and more of\nit.\nDnr DU 2026/1187     Page 2 (2)\n"
    )
    found = parse_posting(text)
    words = " ".join(
        piece.text for one in found.parts for block in one.blocks for piece in block.items
    )
    assert "how concrete can be used again, also yt- och grundvatten" in words
    assert "Page 1" not in words
    assert found.values["reference"] == "DU 2026/1187"
    assert any("Page 1 (2)" in one.source.text for one in found.printed_pieces)


def test_sections_of_a_text_without_headings():
    text = (
        f"{TOP}You will build lasers and measure with them every day.\n\n"
        "You must have a PhD in physics and good skills in programming.\n\n"
        "To apply, send a CV and a cover letter (1 page) to jobs@light.example by 1 May 2027.\n"
    )
    found = parse_posting(text)
    assert [one.field for one in found.parts if one.field] == [
        "responsibilities",
        "required",
        "how_to_apply",
    ]
    assert [(slot.kind, slot.max_pages) for slot in found.documents] == [
        ("cv", None),
        ("letter", 1),
    ]
    assert found.values["apply_email"] == "jobs@light.example"


def test_unions_and_several_people_in_a_line():
    found = parse_posting(
        f"{TOP}Contact\nAnna Berg, anna.berg@x.example; Bo Ek, bo.ek@x.example\n\n"
        "Union representatives\nSaco-S, Per Lag, saco@x.example; OFR/S, Eva Ris, 08-555 12 13\n"
    )
    assert [one.name for one in found.contacts if one.kind == "questions"] == ["Anna Berg", "Bo Ek"]
    assert [(one.union, one.name) for one in found.contacts if one.kind == "union"] == [
        ("Saco-S", "Per Lag"),
        ("OFR/S", "Eva Ris"),
    ]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ("Open position, posted on 12 March 2026.", "deadline_on"),
        ("Öppen tjänst, publicerad den 12 mars 2026.", "deadline_on"),
        ("Apply here; the page was last updated on 12 March 2026.", "deadline_on"),
        ("Only applications that come in through the portal are read.", "continuous_evaluation"),
        ("Anställningen förnyas med högst två år i sänder.", "duration_min"),
        ("Anställningen är på heltid; lönen är 33 150 kronor (2026 års nivå).", "duration_min"),
        ("The appointment is renewed for at most two years at a time.", "duration_min"),
        (
            "For more information, call Aino Kettuvaara or write to Jarkko Pelto, j.pelto@pri.example.",
            "apply_email",
        ),
        ("Om ansökan: personalsekreterare Kaj Holmlund, k.holmlund@pri.example", "apply_email"),
    ],
)
def test_what_a_sentence_does_not_say(terms, field):
    assert field not in read(terms, "How to apply").values
    assert field not in read(terms).values


def test_applications_that_are_read_as_they_come_in():
    found = read("Applications are read as they come in.", "How to apply")
    assert found.values["continuous_evaluation"]


@pytest.mark.parametrize(
    ("first_lines", "title"),
    [
        (
            "Skip navigation\nÖresund Institute\n\nSummer Interns in Marine Robotics\n",
            "Summer Interns",
        ),
        ("Nyhet publicerad 2027-03-15\n\nBli lärassistent i programmering!\n", "Bli lärassistent"),
    ],
)
def test_a_line_that_names_a_position_is_the_title(first_lines, title):
    assert parse_posting(f"{first_lines}\nWe work in the sea.\n").title.text.startswith(title)


def test_signs_of_paragraphs_are_bullets():
    found = parse_posting(
        "Researcher in optics\n\nYour tasks:\n§ Design of combs\n§ Measurements\n"
    )
    assert [
        len(block.items) for one in found.sections for block in one.blocks if block.list_tag
    ] == [2]


@pytest.mark.parametrize(
    "above",
    [
        "Home   People   Publications   Theses   Contact",
        "Hem | Forskning | Personer | Exjobb | Kontakt",
        "Position type: Tenured",
        "Typ av tjänst: Tillsvidare",
    ],
)
def test_no_menu_and_no_label_is_a_title(above):
    text = f"{above}\n\nMaster thesis: a drone that finds its way home\n\nWe fly drones in snow.\n"
    title = parse_posting(text).title.text
    assert title.endswith("a drone that finds its way home")


@pytest.mark.parametrize(
    ("terms", "place"),
    [
        ("Placering: Institutionen för vatten- och geovetenskap, campus Hamnby", "Hamnby"),
        ("Location: Department of Physics, Hamnby", "Hamnby"),
        ("Location: Department of Physics", None),
        ("Kontoret ligger på Prästgatan i Hamnby.", "Hamnby"),
    ],
)
def test_neither_an_institution_nor_a_street_is_a_place(terms, place):
    assert read(terms).values.get("place") == place


@pytest.mark.parametrize(
    "sentence",
    ["Bifoga gärna betyg.", "Feel free to add transcripts."],
)
def test_what_one_may_add_is_not_required(sentence):
    found = read(f"Send your CV. {sentence}", "How to apply").documents
    assert [one.required for one in found if one.kind == "transcripts"] == [False]


def test_a_title_in_two_languages_is_kept_whole():
    title = "Postdoktor i optik / Postdoctoral fellow in optics"
    found = parse_posting(f"{title.replace('/ ', '/' + chr(10))}\n\nVi arbetar med ljus.\n")
    assert found.title.text == title
