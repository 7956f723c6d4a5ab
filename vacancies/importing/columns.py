"""The columns of a vacancy in a file to import. A column has the name of its field."""

from typing import Final

from people.content.importing.cells import columns_by_language, columns_of_child_rows
from vacancies.models.pages import SECTION_FIELDS

FACT_COLUMNS: Final = (
    *("name", "kind", "reference", "positions_min", "positions_max"),
    *("opens_on", "opens_time", "deadline_on", "deadline_time", "time_zone"),
    *("continuous_evaluation", "outcome"),
    *("employment_form", "extent_percent", "duration_min", "duration_max", "teaching_percent"),
    *("start", "start_on", "start_period", "start_year", "meeting_at", "meeting_url"),
    *("salary", "salary_amount", "salary_max", "salary_currency", "salary_period"),
    *("salary_valid_from", "application_method", "application_url", "application_email"),
    *("application_subject", "application_language", "reply_weeks"),
    *("external_supervisor", "external_organisation", "credits", "students_min", "students_max"),
    *("examiner_name", "examiner_email"),
)
ORGANISATION_COLUMNS: Final = ("organisation", "second_organisation")
# Columns with several values.
SUPERVISOR_COLUMNS: Final = ("supervisors", "main_supervisors", "co_supervisors")
DOCUMENT_COLUMNS: Final = ("documents", "optional_documents")
CONTACT_COLUMNS: Final = ("contact_name", "contact_email", "contact_phone", "contact_kind")
TEXT_FIELDS: Final = ("title", "lead", *SECTION_FIELDS)


def known_columns() -> set[str]:
    """Return the names of all columns of a vacancy."""
    contacts = {name for names in columns_of_child_rows(CONTACT_COLUMNS) for name in names}
    texts = {
        column for name in (*TEXT_FIELDS, "place") for column in columns_by_language(name).values()
    }
    return {
        *("key", "areas", "contacts", "examiner", "programmes"),
        *FACT_COLUMNS,
        *ORGANISATION_COLUMNS,
        *SUPERVISOR_COLUMNS,
        *DOCUMENT_COLUMNS,
        *contacts,
        *texts,
    }
