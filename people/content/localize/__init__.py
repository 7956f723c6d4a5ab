"""The integration with wagtail-localize, which a host need not have installed.

The only package that imports it. Where it is not installed every function gives the answer of a site
whose languages are written by hand. Checked against wagtail-localize 1.14.5.
"""

from people.content.localize import completeness, keeping, segment_texts
from people.content.localize.addressed import source_by_id, translation_by_id, translations_of
from people.content.localize.completeness import EditedBesideOriginal, WholeTranslation
from people.content.localize.fields import (
    changed_fields,
    labels,
    synchronised,
    translatable_values,
    translatable_values_of_content,
)
from people.content.localize.installed import INSTALLED
from people.content.localize.keeping import would_overwrite
from people.content.localize.publishing import is_translation, source_of, untranslated
from people.content.localize.saving import save_draft
from people.content.localize.starting import translate, translate_with

__all__ = [
    "INSTALLED",
    "EditedBesideOriginal",
    "WholeTranslation",
    "changed_fields",
    "connect",
    "is_translation",
    "labels",
    "save_draft",
    "source_by_id",
    "source_of",
    "synchronised",
    "translatable_values",
    "translatable_values_of_content",
    "translate",
    "translate_with",
    "translation_by_id",
    "translations_of",
    "untranslated",
    "would_overwrite",
]


def connect() -> None:
    for part in (keeping, segment_texts, completeness) if INSTALLED else ():
        part.connect()
