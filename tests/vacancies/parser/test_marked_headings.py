"""Headings that a text marks all in one way, and pages that copying has taken apart."""

from vacancies.parser.parse import parse_posting

SECTIONS = (
    (
        "Background",
        "We build radars that measure rain, and we want to make them faster than they are.",
    ),
    ("Duties", "You develop methods, write software, and present your results at conferences."),
    ("Eligibility", "You have a degree in physics, mathematics or something else that is useful."),
    ("Terms", "The position is limited to four years, full time, and starts on 1 March 2027."),
    ("How to apply", "Send a CV and a letter to radar@uni.example no later than 1 February 2027."),
)
KINDS = ["project_overview", "responsibilities", "required", "terms", "how_to_apply"]
TITLE = "PhD student in radar meteorology"


def kinds(text: str) -> list[str]:
    return [one.field for one in parse_posting(text).source_parts if one.heading]


def test_headings_with_numbers():
    for mark in ("{}. ", "{} ", "{}) "):
        parts = [f"{mark.format(at)}{head}\n{text}" for at, (head, text) in enumerate(SECTIONS, 1)]
        assert kinds("\n\n".join([TITLE, *parts])) == KINDS, mark


def test_the_items_of_a_list_are_no_headings():
    items = "1. Plan the work\n2. Measure rain\n3. Write a thesis"
    parts = [f"{head}\n{items}\n{text}" for head, text in SECTIONS]
    assert kinds("\n\n".join([TITLE, *parts])) == KINDS


def test_headings_with_a_colon():
    named = dict(
        zip((head for head, _text in SECTIONS), ("Why this subject", "What you do"), strict=False)
    )
    parts = [f"{named.get(head, head)}:\n{text}" for head, text in SECTIONS]
    found = parse_posting("\n\n".join([TITLE, *parts]))
    headings = [one.heading for one in found.source_parts if one.heading]
    assert headings == ["Why this subject", "What you do", "Eligibility", "Terms", "How to apply"]


def test_a_list_with_an_empty_line_after_every_item():
    lines = [
        TITLE,
        SECTIONS[0][1],
        "Duties",
        "• Plan the work",
        "• Measure rain",
        "• Write a thesis",
    ]
    lines += [part for section in SECTIONS[2:] for part in section]
    found = parse_posting("\n\n".join(lines))
    (duties,) = [one for one in found.sections if one.field == "responsibilities"]
    assert [len(block.items) for block in duties.blocks] == [3]


def test_an_address_on_a_line_of_its_own_is_where_to_send_an_application():
    text = (
        f"{TITLE}\n\nHow to apply\nPlease send a CV by 1 March 2027 to\n\n   radar(at)uni.example\n"
    )
    assert parse_posting(text).values["apply_email"] == "radar@uni.example"


def test_what_a_sentence_says_beside_its_deadline_stays():
    text = f"{TITLE}\n\nHow to apply\nSend your application, quoting your favourite cloud, by 1 March 2027.\n"
    (section,) = parse_posting(text).sections
    assert "favourite cloud" in section.blocks[0].items[0].text


def test_a_line_without_a_letter_is_no_heading():
    for line in ("* * *", "————————", "12 345"):
        text = "\n\n".join([TITLE, SECTIONS[0][1], line, SECTIONS[1][1]])
        assert kinds(text) == [], line
