"""What a record is found by beside the words of its pages: names, roles, programmes, keywords.

Read from the records at every search, a few short columns of each. What a stranger may not know of
is not read, so nothing is found by it (R45).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groupsite.search.query import begins
from people.findable import fold
from people.models import Person, PersonRole, PersonText
from people.models.persons import today
from research.models import AreaMember, ResearchArea, ResearchAreaPage, TaggedArea
from vacancies.choices import Kind
from vacancies.models import Vacancy, VacancyProgramme, VacancySupervisor


@dataclass(frozen=True)
class Fact:
    label: Any  # what it is, for the reader
    text: str
    language: str = ""  # of the text; empty for names and for what is in the reader's language

    @cached_property
    def folded(self) -> str:
        return fold(self.text)


# Facts by the id of their record.
type Facts = dict[int, list[Fact]]


class FactsAt:
    """The facts that are public at `at`. Each property costs the same few queries, however many."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @cached_property
    def names(self) -> dict[int, str]:
        """The name of everybody whose record is public, as Swedish sorts."""
        people = Person.objects.published(self.at).in_order()
        rows = people.values_list("pk", "given_name", "family_name")
        return {pk: f"{given} {family}".strip() for pk, given, family in rows}

    @cached_property
    def people(self) -> Facts:
        facts: Facts = {pk: [Fact(_("Name"), name)] for pk, name in self.names.items()}
        roles = PersonRole.objects.filter(is_current(today(self.at)))
        _add(facts, _("Role"), roles, "person", "role__texts__name", "role__texts__language")
        _add(facts, _("Now"), PersonText.objects.all(), "person", "where_now", "language")
        return facts

    @cached_property
    def areas(self) -> Facts:
        public = ResearchArea.objects.published(self.at)
        facts: Facts = {pk: [] for pk in public.values_list("pk", flat=True)}
        tags = TaggedArea.objects.all()
        for name, language in (("name", "typed_in"), ("texts__name", "texts__language")):
            _add(facts, _("Keyword"), tags, "content_object", f"tag__{name}", f"tag__{language}")
        leads = public.exclude(lead=None).values_list("pk", "lead")
        self._add_people(facts, pgettext_lazy("who leads", "Lead"), leads)
        members = AreaMember.objects.values_list("area", "person")
        self._add_people(facts, _("Member"), members)
        return facts

    @cached_property
    def vacancies(self) -> Facts:
        public = Vacancy.objects.published(self.at).values_list("pk", "kind", "reference")
        facts: Facts = {
            pk: [
                Fact(pgettext_lazy("vacancy", "Kind"), str(Kind(kind).label)),
                *([Fact(_("Reference number"), reference)] if reference else []),
            ]
            for pk, kind, reference in public
        }
        supervisors = VacancySupervisor.objects.order_by("sort_order", "pk")
        self._add_people(facts, _("Supervisor"), supervisors.values_list("vacancy", "person"))
        programmes, unit = VacancyProgramme.objects.all(), "organisation"
        words = (f"{unit}__texts__name", f"{unit}__texts__language")
        _add(facts, _("Programme"), programmes, "vacancy", f"{unit}__abbreviation")
        _add(facts, _("Programme"), programmes, "vacancy", *words)
        self._add_areas(facts)
        return facts

    def _add_people(self, facts: Facts, label: Any, rows: Iterable[tuple[int, int]]) -> None:
        for owner, person in rows:
            if owner in facts and person in self.names:
                facts[owner].append(Fact(label, self.names[person]))

    def _add_areas(self, facts: Facts) -> None:
        """An area's public names are the titles of its pages."""
        titles = defaultdict(list)
        pages = ResearchAreaPage.objects.visible(self.at)
        for area, *words in pages.values_list("area", "title", "locale__language_code"):
            titles[area].append(Fact(_("Research area"), *words))
        for vacancy, area in Vacancy.areas.through.objects.values_list("vacancy", "researcharea"):
            if vacancy in facts:
                facts[vacancy] += titles[area]


def having(facts: Facts, word: str) -> list[int]:
    """The records of which a fact holds a word that begins so."""
    return [pk for pk, own in facts.items() if any(begins(fact.folded, word) for fact in own)]


def is_current(day: date) -> Q:
    """Role rows of that day."""
    begun = Q(begins_on=None) | Q(begins_on__lte=day)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=day))


def _add(facts: Facts, label: Any, rows: Any, owner: str, text: str, language: str = "") -> None:
    for pk, *words in rows.values_list(owner, text, *([language] if language else [])):
        if pk in facts and words[0]:
            facts[pk].append(Fact(label, *words))
