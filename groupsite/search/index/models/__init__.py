from groupsite.search.index.models.changed_rows import ChangedRow, DocumentKind, OutdatedDocument
from groupsite.search.index.models.search_entries import EntryContents, EntryWord, SearchEntry

__all__ = [
    "ChangedRow",
    "DocumentKind",
    "EntryContents",
    "EntryWord",
    "OutdatedDocument",
    "SearchEntry",
]
