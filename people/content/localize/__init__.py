"""The integration with wagtail-localize, which a host need not have installed.

No other package imports wagtail-localize. Without it, every function returns what is true of a
site whose languages are written by hand. Checked against wagtail-localize 1.14.5.
"""

from people.content.localize import stopped_translations, untranslated_texts, whole_translation
from people.content.localize.installed import INSTALLED
from people.content.localize.page_translation import (
    has_enabled_translation,
    source_page_of,
    untranslated_count,
)
from people.content.localize.starting_translations import (
    start_translation_from_unsaved_page,
    start_translations,
)
from people.content.localize.stopped_translations import labels_of_fields_lost_on_restart
from people.content.localize.translatable_fields import (
    changed_field_names,
    field_labels,
    synchronised,
    translatable_values,
    translatable_values_of_content,
)
from people.content.localize.translation_drafts import save_translation_draft
from people.content.localize.translation_lookup import (
    get_translation_or_404,
    get_translation_source_or_404,
    targets_of_enabled_translations,
)
from people.content.localize.untranslated_fields import untranslated_texts_sentences
from people.content.localize.whole_translation import WholeTranslation

__all__ = [
    "INSTALLED",
    "WholeTranslation",
    "changed_field_names",
    "connect_signals_and_patches",
    "field_labels",
    "get_translation_or_404",
    "get_translation_source_or_404",
    "has_enabled_translation",
    "labels_of_fields_lost_on_restart",
    "save_translation_draft",
    "source_page_of",
    "start_translation_from_unsaved_page",
    "start_translations",
    "synchronised",
    "targets_of_enabled_translations",
    "translatable_values",
    "translatable_values_of_content",
    "untranslated_count",
    "untranslated_texts_sentences",
]


def connect_signals_and_patches() -> None:
    """Connect this package's signal handlers and patches, if wagtail-localize is installed."""
    if INSTALLED:
        stopped_translations.connect_signal_handlers()
        untranslated_texts.connect_signal_handlers()
        whole_translation.patch_create_or_update_translation()
