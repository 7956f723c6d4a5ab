"""Says which fields of a translated page have untranslated texts, and on which tab of its editor."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from people.content.localize.installed import INSTALLED
from people.content.localize.page_translation import enabled_translation_of
from people.content.localize.translatable_fields import field_labels
from people.content.localize.untranslated_texts import untranslated_segments

if INSTALLED:
    from wagtail_localize.views.edit_translation import TabHelper


def untranslated_texts_sentences(page: Page) -> str:
    """Return how many texts of a page are untranslated, and in which fields; empty if none is.

    A field is followed by its tab, unless it is on the first one, which the editor shows.
    """
    translation = enabled_translation_of(page)
    if translation is None:
        return ""
    segments = untranslated_segments(translation.source_id, translation.target_locale_id)
    paths = list(segments.order_by("order", "pk").values_list("context__path", flat=True))
    if not paths:
        return ""
    count = len(paths)
    sentence = ngettext(
        "%(count)s text is not translated yet.", "%(count)s texts are not translated yet.", count
    )
    names = dict.fromkeys(path.partition(".")[0] for path in paths)
    missing = _("Missing: %(fields)s.") % {"fields": ", ".join(_labels_with_tabs(page, names))}
    return f"{sentence % {'count': count}} {missing}"


def _labels_with_tabs(page: Page, names: Iterable[str]) -> list[str]:
    """Return the labels of these fields, with the name of the tab for those not on the first."""
    tabs = TabHelper(page)
    first, tab_by_name = tabs.tabs[0], tabs.field_tab_mapping
    with_tab = _("%(field)s (on the tab “%(tab)s”)")
    return [
        with_tab % {"field": label, "tab": tab} if tab != first else label
        for name, label in zip(names, field_labels(type(page), names), strict=True)
        for tab in [tab_by_name.get(name, first)]
    ]
