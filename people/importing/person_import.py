"""Imports people: the columns of a row are facts, roles, links, a portrait and texts."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from wagtail.models import Collection

from people.content.importing.cells import RowCells, columns_by_language, columns_of_child_rows
from people.content.importing.ensured_rows import ensure_child_row
from people.content.importing.planned_row import Texts
from people.content.importing.record_import import RecordImport
from people.content.importing.rich_text_cells import read_plain_text, read_rich_text
from people.content.importing.source_keys import record_key_from_source
from people.importing import portrait_files
from people.importing.names_on_site import NamesOnSite
from people.importing.people_by_identifier import KEY_KIND, person_with_identifiers
from people.models import Person, PersonRole
from people.models.pages import PROSE_FEATURES
from people.models.persons import LinkKind

FACT_COLUMNS: Final = (
    *("given_name", "family_name", "honorific"),
    *("email", "phone", "room", "orcid"),
)
ROLE_COLUMNS: Final = ("role", "organisation", "begins_on", "ends_on")
TEXTS: Final = ("introduction", "biography", "where_now")


class PersonImport(RecordImport):
    """Imports rows as people, with their pages, roles, links and portraits."""

    model = Person
    fact_columns: ClassVar[dict[str, str]] = {name: name for name in FACT_COLUMNS}

    def __init__(
        self,
        *args: Any,
        collection: Collection,
        organisation: str = "",
        names_in_source: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Also take the collection of portraits, and what to read roles as.

        `organisation` is that of roles without one. `names_in_source` are names of roles and
        organisations in the source, with their names on the site.
        """
        super().__init__(*args, **kwargs)
        self._collection = collection
        self._organisation = organisation
        self._names = NamesOnSite(names_in_source or {})

    def known_columns(self) -> set[str]:
        numbered = {name for names in columns_of_child_rows(ROLE_COLUMNS) for name in names}
        texts = {column for name in TEXTS for column in columns_by_language(name).values()}
        return {"key", "portrait", *FACT_COLUMNS, *LinkKind.values, *numbered, *texts}

    def identifiers(self, cells: RowCells) -> set[str]:
        names = ("key", "orcid")
        found = {f"{name}:{cells.text(name).casefold()}" for name in names if cells.text(name)}
        email = cells.text("email").casefold()
        return found or ({f"email:{email} {_full_name(cells).casefold()}"} if email else set())

    def find_record(self, cells: RowCells) -> Person | None:
        key, orcid, email = (cells.text(name) for name in ("key", "orcid", "email"))
        if not (key or orcid or email):
            cells.refuse("key", "A person needs a key, an ORCID iD or an e-mail address.")
            return None
        try:
            return person_with_identifiers(key, orcid, email, _full_name(cells))
        except ValidationError as error:
            cells.refuse("key", error)
            return None

    def set_facts(self, record: Person, cells: RowCells) -> None:
        if not record.pk and cells.text("key"):
            record.key = record_key_from_source(KEY_KIND, cells.text("key"))
        cells.set_fields(record, self.fact_columns)
        for columns in columns_of_child_rows(ROLE_COLUMNS):
            self._set_role(record, cells, columns)
        for kind in LinkKind.values:
            if url := cells.text(kind):
                found, values = {"kind": kind}, {"url": url}
                ensure_child_row(record, "links", found, values, cells=cells, column=kind)
        for language, column in columns_by_language("where_now").items():
            if text := cells.text(column):
                found, values = {"language": language}, {"where_now": text}
                ensure_child_row(record, "texts", found, values, cells=cells, column=column)
        self._prepare_portrait(record, cells)

    def _set_role(self, record: Person, cells: RowCells, columns: tuple[str, ...]) -> None:
        """Add or change the role in these columns."""
        role_column, unit_column, *date_columns = columns
        name, unit = cells.text(role_column), cells.text(unit_column)
        if not name:
            if any(cells.text(column) for column in columns):
                cells.refuse(role_column, f"Without a role, “{unit_column}” has no meaning.")
            return
        values = {
            field: value
            for field, column in zip(ROLE_COLUMNS[2:], date_columns, strict=True)
            if (value := cells.value(PersonRole._meta.get_field(field), column)) is not None
        }
        unit = unit or self._organisation
        role = cells.find_or_refuse(role_column, name, self._names.role)
        organisation = cells.find_or_refuse(unit_column, unit, self._names.organisation)
        if role and organisation:
            found = {"role": role, "organisation": organisation}
            ensure_child_row(record, "roles", found, values, cells=cells, column=role_column)

    def _prepare_portrait(self, record: Person, cells: RowCells) -> None:
        """Prepare the portrait for saving, if it differs from the present one."""
        if not (name := cells.text("portrait")):
            return
        try:
            path = portrait_files.picture_in_folder(cells.row.folder, name)
            content = portrait_files.read_picture(path)
            if not portrait_files.is_same_picture(record.portrait, content):
                self.pending_file = portrait_files.PortraitUpload(
                    path, content, record.name, self._collection
                )
        except ValidationError as error:
            cells.refuse("portrait", error)

    def page_texts(self, record: Person, cells: RowCells) -> dict[str, Texts]:
        """Return the texts by language; a language without any gets no page."""
        introductions, biographies = map(columns_by_language, ("introduction", "biography"))
        found: dict[str, Texts] = {}
        for language, column in introductions.items():
            texts: dict[str, str] = {}
            if cells.text(column):
                texts["introduction"] = read_plain_text(cells, column)
            if cells.text(biographies[language]):
                texts["biography"] = read_rich_text(cells, biographies[language], PROSE_FEATURES)
            if texts:
                found[language] = texts
        return found


def _full_name(cells: RowCells) -> str:
    return " ".join(filter(None, (cells.text("given_name"), cells.text("family_name"))))
