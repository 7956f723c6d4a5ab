"""Imports vacancies: the columns of a row are facts, child rows and texts in each language."""

from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils import timezone

from people.content.importing.cells import RowCells, columns_by_language
from people.content.importing.planned_row import Texts
from people.content.importing.record_import import RecordImport
from people.content.importing.rich_text_cells import read_plain_text, read_rich_text
from people.content.importing.source_keys import record_key_from_source
from people.importing.people_by_identifier import person_by_key_or_email
from vacancies.importing.child_row_columns import set_child_rows
from vacancies.importing.columns import (
    FACT_COLUMNS,
    ORGANISATION_COLUMNS,
    TEXT_FIELDS,
    known_columns,
)
from vacancies.importing.names_of_related_objects import NamesOfRelatedObjects
from vacancies.models import Vacancy
from vacancies.models.pages import PROSE

KEY_KIND: Final = "vacancy"


class VacancyImport(RecordImport):
    """Imports rows as vacancies, with their supervisors, contacts, documents and pages."""

    model = Vacancy

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = NamesOfRelatedObjects()

    def known_columns(self) -> set[str]:
        return known_columns()

    def identifiers(self, cells: RowCells) -> set[str]:
        names = ("key", "reference")
        return {f"{name}:{cells.text(name).casefold()}" for name in names if cells.text(name)}

    def find_record(self, cells: RowCells) -> Vacancy | None:
        """Return the vacancy with this key, else with this reference number; None if new or refused."""
        key, reference = cells.text("key"), cells.text("reference")
        if not (key or reference):
            cells.refuse("key", "A vacancy needs a key or a reference number.")
            return None
        if key:
            wanted = record_key_from_source(KEY_KIND, key)
            if found := Vacancy.objects.filter(key=wanted).first():
                return found
        same = list(Vacancy.objects.filter(reference__iexact=reference)[:2]) if reference else []
        if len(same) > 1:
            cells.refuse("reference", "Several vacancies on the site have this reference number.")
            return None
        return same[0] if same else None

    def set_facts(self, record: Vacancy, cells: RowCells) -> None:
        if not record.pk:
            if key := cells.text("key"):
                record.key = record_key_from_source(KEY_KIND, key)
            record.name = _first_title(cells)
        cells.set_fields(record, {name: name for name in FACT_COLUMNS})
        for column in ORGANISATION_COLUMNS:
            if text := cells.text(column):
                setattr(
                    record, column, cells.find_or_refuse(column, text, self._names.organisation)
                )
        if text := cells.text("examiner"):
            record.examiner = cells.find_or_refuse("examiner", text, person_by_key_or_email)
        known = list(record.areas.all())
        areas = cells.find_each_or_refuse("areas", self._names.area)
        if added := [area for area in areas if area not in known]:
            record.areas.set([*known, *added])
        set_child_rows(record, cells, self._names)
        if record.meeting_at and timezone.is_naive(record.meeting_at) and not cells.errors:
            record.meeting_at = record.meeting_at.replace(tzinfo=ZoneInfo(record.time_zone))

    def page_texts(self, record: Vacancy, cells: RowCells) -> dict[str, Texts]:
        """Return the texts by language; a language without any gets no page."""
        columns = {name: columns_by_language(name) for name in TEXT_FIELDS}
        found: dict[str, Texts] = {}
        for language, title_column in columns["title"].items():
            texts = {
                name: _text(cells, name, columns[name][language])
                for name in TEXT_FIELDS
                if cells.text(columns[name][language])
            }
            if texts and "title" not in texts:
                cells.refuse(title_column, "A page needs a title.")
            if texts:
                found[language] = texts
        return found


def _first_title(cells: RowCells) -> str:
    titles = (cells.text(column) for column in columns_by_language("title").values())
    return next(filter(None, titles), "")[:255]


def _text(cells: RowCells, name: str, column: str) -> str:
    """Return the text of a cell: rich text, except for the title and the introduction."""
    if name not in ("title", "lead"):
        return read_rich_text(cells, column, PROSE)
    text = read_plain_text(cells, column)
    if name == "title" and len(text) > 255:
        cells.refuse(column, "A title has at most 255 characters.")
    return " ".join(text.split()) if name == "title" else text
