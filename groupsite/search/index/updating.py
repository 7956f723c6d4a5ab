"""Updates the index: deletes outdated entries, and makes new ones in batches.

Changed rows become outdated documents, whose entries are deleted at once, so that no search finds an
old text. New entries are then made in batches: by the request that has written, after its response
(`indexing_middleware.py`); by the next search, which makes at most `MOST_IN_A_SEARCH`; and by
`rebuild_search`.
"""

from collections import defaultdict
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import Q

from groupsite.search.index import word_table
from groupsite.search.index.affected_documents import (
    EVERYTHING,
    DocumentIds,
    documents_of_entries,
    documents_of_subject,
)
from groupsite.search.index.models import (
    ChangedRow,
    DocumentKind,
    EntryContents,
    EntryWord,
    OutdatedDocument,
    SearchEntry,
)
from groupsite.search.index.new_entries import NewEntry, instant_in_microseconds
from groupsite.search.index.page_and_person_entries import (
    entries_of_pages,
    pageless_entries_of_people,
)
from groupsite.search.index.publication_entries import entries_of_publications
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from groupsite.search.index.words import LONGEST_WORD, word_by_folded_form

BATCH: Final = 100  # documents in a transaction
IDS_PER_QUERY: Final = 500
MOST_IN_A_SEARCH: Final = 300
SHORTEST_SUGGESTION: Final = 3  # letters
LOCK: Final = 0x67726F76  # a number of our own for PostgreSQL's advisory locks
OUTDATED_SQL: Final = f"""
SELECT EXISTS (SELECT 1 FROM "{ChangedRow._meta.db_table}")
    OR EXISTS (SELECT 1 FROM "{OutdatedDocument._meta.db_table}")
    OR EXISTS (SELECT 1 FROM "{SearchEntry._meta.db_table}" WHERE expires <= %s)
"""  # noqa: S608 — constants


def update_index(at: datetime, most: int | None = None) -> int:
    """Make outdated entries again in batches, until `most` are made; return the number of documents."""
    done = 0
    while (most is None or done < most) and is_outdated(at):
        with transaction.atomic():
            _lock_index_for_transaction()
            _delete_and_note_outdated_entries(at)
            made = _index_batch(at)
        if not made:
            break
        done += made
    if done:
        word_table.merge_added_words()
    return done


def is_outdated(at: datetime) -> bool:
    """Whether the index lacks a committed change, or a fact has changed with time."""
    with connection.cursor() as cursor:
        cursor.execute(OUTDATED_SQL, [instant_in_microseconds(at, 0)])
        return bool(cursor.fetchone()[0])


def mark_everything_outdated() -> None:
    """Have the next update make all entries again; until it starts, searches find nothing."""
    ChangedRow.objects.create(subject=EVERYTHING, object_id=0)


def _lock_index_for_transaction() -> None:
    """Lock the index until the transaction ends on PostgreSQL; on SQLite the transaction is exclusive."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Another site in another schema of the database has an index, and so a lock, of its own.
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", [LOCK])


def _delete_and_note_outdated_entries(at: datetime) -> None:
    """Delete the entries of what has changed, and note that they must be made."""
    documents, rows = DocumentIds(), defaultdict(list)
    changed = list(ChangedRow.objects.values_list("pk", "subject", "object_id"))
    for _pk, subject, object_id in changed:
        rows[subject].append(object_id)
    for subject, ids in rows.items():
        documents.add(documents_of_subject(subject, ids))
    expired = SearchEntry.objects.filter(expires__lte=instant_in_microseconds(at, 0))
    documents.add(documents_of_entries(expired))
    for ids in _in_parts([pk for pk, _subject, _object in changed]):
        ChangedRow.objects.filter(pk__in=ids).delete()
    _delete_entries(documents)
    OutdatedDocument.objects.bulk_create(
        [
            OutdatedDocument(kind=kind, object_id=pk)
            for kind, ids in (
                (DocumentKind.PAGE, documents.pages),
                (DocumentKind.PERSON, documents.people),
                (DocumentKind.PUBLICATION, documents.publications),
            )
            for pk in sorted(ids)
        ],
        batch_size=IDS_PER_QUERY,
        ignore_conflicts=True,
    )


def _delete_entries(documents: DocumentIds) -> None:
    filters = [Q(page_id__in=ids) for ids in _in_parts(sorted(documents.pages))]
    for kind, records in (
        (ResultKind.PEOPLE, documents.people),
        (ResultKind.PUBLICATIONS, documents.publications),
    ):
        pageless = Q(kind=RESULT_KINDS.index(kind), page_id=None)
        filters += [pageless & Q(record_id__in=ids) for ids in _in_parts(sorted(records))]
    for condition in filters:
        ids = list(SearchEntry.objects.filter(condition).values_list("pk", flat=True))
        word_table.delete_words(ids)
        EntryWord.objects.filter(entry_id__in=ids).delete()
        EntryContents.objects.filter(pk__in=ids).delete()
        SearchEntry.objects.filter(pk__in=ids).delete()


def _index_batch(at: datetime) -> int:
    documents = list(OutdatedDocument.objects.order_by("pk")[:BATCH])
    ids: dict[str, list[int]] = defaultdict(list)
    for one in documents:
        ids[one.kind].append(one.object_id)
    _save(
        [
            *entries_of_pages(ids[DocumentKind.PAGE], at),
            *pageless_entries_of_people(ids[DocumentKind.PERSON], at),
            *entries_of_publications(ids[DocumentKind.PUBLICATION], at),
        ]
    )
    OutdatedDocument.objects.filter(pk__in=[one.pk for one in documents]).delete()
    return len(documents)


def _save(new: list[NewEntry]) -> None:
    SearchEntry.objects.bulk_create([one.entry for one in new])
    word_table.add_words((one.entry.pk, one.words) for one in new)
    EntryContents.objects.bulk_create(
        EntryContents(
            entry_id=one.entry.pk, texts=one.texts, facts=[fact.as_json() for fact in one.facts]
        )
        for one in new
    )
    words = [
        EntryWord(entry_id=one.entry.pk, folded=folded[:LONGEST_WORD], word=word[:LONGEST_WORD])
        for one in new
        for folded, word in word_by_folded_form([one.entry.title, *one.fact_texts]).items()
        if len(folded) >= SHORTEST_SUGGESTION
    ]
    EntryWord.objects.bulk_create(words, batch_size=IDS_PER_QUERY)


def _in_parts(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + IDS_PER_QUERY] for start in range(0, len(ids), IDS_PER_QUERY)]
