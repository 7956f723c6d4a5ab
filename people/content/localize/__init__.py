"""The integration with wagtail-localize, which a host need not have installed.

The only package that imports it. Where it is not installed every function gives the answer of a site
whose languages are written by hand. Checked against wagtail-localize 1.14.5.
"""

from people.content.localize import completeness, keeping, untranslated
from people.content.localize.addressed import source_by_id, translation_by_id, translation_targets
from people.content.localize.completeness import WholeTranslation
from people.content.localize.fields import (
    changed_fields,
    field_labels,
    synchronised,
    translatable_values,
    translatable_values_of_content,
)
from people.content.localize.installed import INSTALLED
from people.content.localize.keeping import labels_of_overwritten_fields
from people.content.localize.publishing import is_translation, source_of, untranslated_count
from people.content.localize.saving import save_translation_draft
from people.content.localize.starting import start_translation_with_text, start_translations

__all__ = [
    "INSTALLED",
    "WholeTranslation",
    "changed_fields",
    "connect",
    "field_labels",
    "is_translation",
    "labels_of_overwritten_fields",
    "save_translation_draft",
    "source_by_id",
    "source_of",
    "start_translation_with_text",
    "start_translations",
    "synchronised",
    "translatable_values",
    "translatable_values_of_content",
    "translation_by_id",
    "translation_targets",
    "untranslated_count",
]


def connect() -> None:
    """Connect the signal handlers and patches of this package, if wagtail-localize is installed."""
    for part in (keeping, untranslated, completeness) if INSTALLED else ():
        part.connect()
