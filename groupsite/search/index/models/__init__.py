from groupsite.search.index.models.changed_rows import ChangedRow, OutdatedDocument
from groupsite.search.index.models.search_entries import EntryContents, EntryWord, SearchEntry

__all__ = ["ChangedRow", "EntryContents", "EntryWord", "OutdatedDocument", "SearchEntry"]
