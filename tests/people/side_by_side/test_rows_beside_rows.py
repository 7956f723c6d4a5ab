"""Guidance on a document stands beside the original's guidance on the same document."""

import pytest

from people.content.sections.section_texts import newest_draft
from tests.factories import document_kind
from tests.people.side_by_side.test_edit_form import screen
from vacancies.models import DocumentGuidance


def row_of(page, kind, text, **more):
    return DocumentGuidance(
        kind=document_kind(kind), locale=page.locale, text=f"<p>{text}</p>", **more
    )


def write_guidance(page, rows):
    draft = newest_draft(type(page).objects.get(pk=page.pk))
    draft.guidance = rows
    draft.save_revision().publish()


@pytest.fixture
def rows(original, translated, admin_client):
    """The Swedish rows, each with what is shown beside it of the original."""

    def read(english, swedish):
        write_guidance(original, [row_of(original, *one) for one in english])
        write_guidance(translated, [row_of(translated, *one) for one in swedish])
        soup = screen(admin_client, translated)
        found = {}
        for number, (kind, _text) in enumerate(swedish):
            row = soup.select_one(f"#inline_child_guidance-{number}")
            beside = row.select(".groupsite-original__text")
            found[kind] = [one.text.strip() for one in beside][-1:]
        return found, soup

    return read


@pytest.mark.thorough
def test_rows_belong_together_by_their_document(rows):
    found, _soup = rows(
        [("CV", "At most two pages"), ("PhD certificate", "A copy")],
        [("PhD certificate", "En kopia"), ("CV", "Högst två sidor")],
    )
    assert found == {"PhD certificate": ["A copy"], "CV": ["At most two pages"]}


@pytest.mark.thorough
def test_a_row_without_counterpart_stands_beside_nothing(rows):
    found, soup = rows(
        [("PhD certificate", "A copy")], [("CV", "Högst två sidor"), ("Plan", "Fem sidor")]
    )
    assert found == {"CV": ["–"], "Plan": ["–"]}
    assert "Only in English: PhD certificate" in soup.get_text()
