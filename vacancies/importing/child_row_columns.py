"""Sets the child rows of an unsaved vacancy from the cells of a row."""

from typing import Any, Final

from people.content.importing.cells import RowCells, columns_by_language, columns_of_child_rows
from people.content.importing.ensured_rows import ensure_child_row
from people.importing.people_by_identifier import person_by_key_or_email
from vacancies.choices import ContactKind, SupervisorRole
from vacancies.importing.columns import CONTACT_COLUMNS
from vacancies.importing.names_of_related_objects import NamesOfRelatedObjects
from vacancies.models import Vacancy, VacancyContact

# By column: the child relation, what identifies a row besides the person, and its other values.
PEOPLE: Final[dict[str, tuple[str, dict[str, Any], dict[str, Any]]]] = {
    "main_supervisors": ("supervisors", {}, {"role": SupervisorRole.MAIN}),
    "supervisors": ("supervisors", {}, {"role": SupervisorRole.EQUAL}),
    "co_supervisors": ("supervisors", {}, {"role": SupervisorRole.CO}),
    "contacts": ("contacts", {"kind": ContactKind.QUESTIONS}, {}),
}
IS_REQUIRED_BY_COLUMN: Final = {"documents": True, "optional_documents": False}


def set_child_rows(vacancy: Vacancy, cells: RowCells, names: NamesOfRelatedObjects) -> None:
    """Add or change supervisors, contacts, programmes, document rules and places of work."""
    for column, (relation, identifying, values) in PEOPLE.items():
        for person in cells.find_each_or_refuse(column, person_by_key_or_email):
            found = {"person": person, **identifying}
            ensure_child_row(vacancy, relation, found, values, cells=cells, column=column)
    for columns in columns_of_child_rows(CONTACT_COLUMNS):
        _ensure_contact_without_person(vacancy, cells, columns)
    for organisation in cells.find_each_or_refuse("programmes", names.organisation):
        ensure_child_row(
            vacancy,
            "programmes",
            {"organisation": organisation},
            {},
            cells=cells,
            column="programmes",
        )
    _ensure_document_rules(vacancy, cells, names)
    for language, column in columns_by_language("place").items():
        if text := cells.text(column):
            ensure_child_row(
                vacancy,
                "places",
                {"language": language},
                {"place": text},
                cells=cells,
                column=column,
            )


def _ensure_document_rules(vacancy: Vacancy, cells: RowCells, names: NamesOfRelatedObjects) -> None:
    for column, is_required in IS_REQUIRED_BY_COLUMN.items():
        for kind in cells.find_each_or_refuse(column, names.document_kind):
            values = {"required": is_required}
            ensure_child_row(
                vacancy, "document_rules", {"kind": kind}, values, cells=cells, column=column
            )


def _ensure_contact_without_person(
    vacancy: Vacancy, cells: RowCells, columns: tuple[str, ...]
) -> None:
    """Add or change the contact in these columns, who has a name but is nobody on the site."""
    name_column, email_column, phone_column, kind_column = columns
    if not (name := cells.text(name_column)):
        if any(cells.text(column) for column in columns):
            cells.refuse(name_column, "Enter the name of the contact.")
        return
    kind = cells.value(VacancyContact._meta.get_field("kind"), kind_column)
    values = {"email": cells.text(email_column), "phone": cells.text(phone_column)}
    found = {"name": name, "kind": kind or ContactKind.QUESTIONS}
    written = {field: text for field, text in values.items() if text}
    ensure_child_row(vacancy, "contacts", found, written, cells=cells, column=name_column)
