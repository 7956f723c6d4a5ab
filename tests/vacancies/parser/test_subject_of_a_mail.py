"""The subject that an application by e-mail shall have, and only of such an application."""

import pytest

from vacancies.parser.parse import parse_posting

TOP = "PhD student in coding theory\n\nWe work with codes and look for somebody who likes them too.\n\n"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ('Send it to jobs@ku.example with the subject "PhD 27".', "PhD 27"),
        (
            'Send it to jobs@ku.example. Use the subject line "Snow at Seven - PA 60".',
            "Snow at Seven - PA 60",
        ),
        ('Mail your CV to jobs@ku.example, marked "26/00841".', "26/00841"),
        ('Mejla till jobb@ku.example. Skriv "Amanuens VT27" i ämnesraden.', "Amanuens VT27"),
        ("Mejla till jobb@ku.example med ämnesraden ”Igelkott 2219”.", "Igelkott 2219"),
        ("Send it to jobs@ku.example with your name in the subject line.", None),
        ('Send it to jobs@ku.example. The project is called "Codes for boats".', None),
    ],
)
def test_the_subject_is_read(text, subject):
    read = parse_posting(f"{TOP}How to apply\n{text}\n")
    assert read.values.get("application_subject") == subject


def test_a_mark_on_paper_is_no_subject():
    read = parse_posting(
        f'{TOP}How to apply\nApply at https://ku.example/apply. Mark papers "PhD 27".\n'
    )
    assert "application_subject" not in read.values
    assert read.facts_for_rule("email") == []
