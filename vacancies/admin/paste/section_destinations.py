"""The fields and extra sections that a section of the other language's text can go into."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vacancies.admin.paste.forms.fact_texts import first_words
from vacancies.admin.paste.review import section_labels_by_field
from vacancies.parser.pairing.passages import EXTRA, LEAD, Passage


def destination_choices(first_passages: Iterable[Passage]) -> dict[str, str | Promise]:
    """Return {key: label}, with the extra sections of the first text by their headings."""
    beside = gettext("A further section, beside “%(heading)s”")
    further: dict[str, Passage] = {}
    for one in first_passages:
        if one.key.startswith(EXTRA):
            further.setdefault(one.key, one)
    headings = Counter(one.heading for one in further.values())
    labels = {
        key: beside % {"heading": _distinct_heading(one, headings)} for key, one in further.items()
    }
    return {LEAD: _("Introduction"), **section_labels_by_field(), **labels}


def _distinct_heading(passage: Passage, count_by_heading: Mapping[str, int]) -> str:
    """Return the heading; add the first words of the text if several passages share it."""
    if not passage.heading:
        return first_words(passage.text)
    if count_by_heading[passage.heading] == 1:
        return passage.heading
    return f"{passage.heading}: {first_words(passage.text)}"
