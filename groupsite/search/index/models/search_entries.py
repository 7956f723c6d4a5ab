"""What a search finds: an entry for each page, publication, and person, who need not have a page.

Times are integers, microseconds since 1970, which every database compares quickly.
"""

from typing import Final

from django.db import models

NEVER_NUMBER: Final = 2**62


class SearchEntry(models.Model):
    """A page, a person or a publication. Its ID is that of its words in the full-text table.

    Only what is public, or will be at `opens`, has an entry.
    """

    page_id = models.BigIntegerField(null=True, db_index=True)
    record_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.SmallIntegerField()  # position in ResultKind
    record_key = models.BigIntegerField()  # the same for all translations of a page
    language = models.CharField(max_length=20)  # of the page or the title; empty for a person alone
    path = models.TextField()  # of the page; empty without one
    title = models.TextField()
    folded_title = models.TextField()  # begins with a space, as does each of its words
    opens = models.BigIntegerField(default=0)
    closes = models.BigIntegerField(default=NEVER_NUMBER)
    is_over = models.BooleanField(default=False)  # whether a vacancy has a result
    order_key = models.TextField()  # its place among those of its kind
    expires = models.BigIntegerField(default=NEVER_NUMBER, db_index=True)  # when its facts change

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class EntryContents(models.Model):
    """What results show of an entry. A table of its own keeps the rows that each search reads short."""

    entry_id = models.BigIntegerField(primary_key=True)
    texts = models.JSONField()  # for excerpts
    facts = models.JSONField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.entry_id)


class EntryWord(models.Model):
    """A word of a title or of a fact, as it is spelt, for suggestions."""

    entry_id = models.BigIntegerField(db_index=True)
    folded = models.CharField(max_length=64)
    word = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["folded", "entry_id"], name="groupsite_search_entry_word")]

    def __str__(self) -> str:
        return self.word
