"""Searchable facts of public records besides their pages: names, roles, programmes, keywords.

Read from the records at every search, a few short columns of each. Facts of hidden records are not
read, so that a search cannot reveal them (R45).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, partial
from itertools import chain, islice
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groupsite.search.query import has_word_with_prefix
from people.content.search_text import fold_text
from people.models import Person, PersonRole, PersonText
from people.models.persons import local_date
from research.models import AreaMember, ResearchArea, ResearchAreaPage, TaggedArea
from vacancies.choices import PositionKind
from vacancies.models import Vacancy, VacancyProgramme, VacancySupervisor


@dataclass(frozen=True, eq=False)
class SearchableFact:
    label: Any  # the label that readers see
    text: str
    language: str = ""  # the language of the text; empty for names and for the reader's language

    @cached_property
    def folded_text(self) -> str:
        return fold_text(self.text)


class SearchableFacts:
    """The searchable facts of one record type, in the order of its list.

    Records share equal facts, so that each text is folded and compared only once.
    """

    def __init__(self, record_ids: Iterable[int]) -> None:
        self._by_record: dict[int, list[SearchableFact]] = {pk: [] for pk in record_ids}

    def add(self, record_id: int, fact: SearchableFact) -> None:
        """Add a fact to a record, unless the record is not public or the fact has no text."""
        if fact.text and record_id in self._by_record:
            self._by_record[record_id].append(fact)

    def facts_of_record(self, record_id: int | None) -> list[SearchableFact]:
        return self._by_record.get(record_id or 0, [])

    @cached_property
    def position_by_record(self) -> dict[int, int]:
        """Return the position of each record in the list, by record ID."""
        return {pk: place for place, pk in enumerate(self._by_record)}

    @cached_property
    def all_facts(self) -> set[SearchableFact]:
        return set(chain.from_iterable(self._by_record.values()))

    def record_ids_with_prefix(self, prefix: str) -> set[int]:
        """Return the IDs of records that have a fact with a word that begins with `prefix`."""
        found = {fact for fact in self.all_facts if has_word_with_prefix(fact.folded_text, prefix)}
        if not found:
            return set()
        return {pk for pk, own in self._by_record.items() if not found.isdisjoint(own)}


class PublicFacts:
    """The facts that are public at `at`; each property makes a constant number of queries."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @cached_property
    def public_person_names_by_id(self) -> dict[int, str]:
        """Return the names of public people by ID, in Swedish order."""
        people = Person.objects.published(self.at).in_order()
        rows = people.values_list("pk", "given_name", "family_name")
        return {pk: f"{given} {family}".strip() for pk, given, family in rows}

    @cached_property
    def person_facts(self) -> SearchableFacts:
        facts = SearchableFacts(self.public_person_names_by_id)
        for pk, name in self.public_person_names_by_id.items():
            facts.add(pk, SearchableFact(_("Name"), name))
        roles = PersonRole.objects.filter(PersonRole.current_q(local_date(self.at)))
        _add_facts_from_rows(
            facts, _("Role"), roles, "person", ("role__texts__name", "role__texts__language")
        )
        _add_facts_from_rows(
            facts, _("Now"), PersonText.objects.all(), "person", ("where_now", "language")
        )
        return facts

    @cached_property
    def area_facts(self) -> SearchableFacts:
        public = ResearchArea.objects.published(self.at).in_order()
        facts = SearchableFacts(public.values_list("pk", flat=True))
        typed, translated = (
            ("tag__name", "tag__typed_in"),
            ("tag__texts__name", "tag__texts__language"),
        )
        tags = TaggedArea.objects.all()
        _add_facts_from_rows(facts, _("Keyword"), tags, "content_object", typed, translated)
        leads = public.exclude(lead=None).values_list("pk", "lead")
        self._add_person_names(facts, pgettext_lazy("who leads", "Lead"), leads)
        members = AreaMember.objects.values_list("area", "person")
        self._add_person_names(facts, _("Member"), members)
        return facts

    @cached_property
    def vacancy_facts(self) -> SearchableFacts:
        facts, label = SearchableFacts(self._vacancy_rows), _("Type of position")
        kinds = {value: SearchableFact(label, str(name)) for value, name in PositionKind.choices}
        for pk, (kind, reference, external, _has_ended) in self._vacancy_rows.items():
            facts.add(pk, kinds[kind])
            facts.add(pk, SearchableFact(_("Reference number"), reference))
            facts.add(pk, SearchableFact(_("External supervisor"), external))
        supervisors = VacancySupervisor.objects.order_by("sort_order", "pk")
        self._add_person_names(facts, _("Supervisor"), supervisors.values_list("vacancy", "person"))
        programmes, unit = VacancyProgramme.objects.all(), "organisation"
        short, full = (
            (f"{unit}__abbreviation",),
            (f"{unit}__texts__name", f"{unit}__texts__language"),
        )
        _add_facts_from_rows(facts, _("Programme"), programmes, "vacancy", short, full)
        self._add_area_titles(facts)
        return facts

    def has_vacancy_ended(self, vacancy_id: int) -> bool:
        return bool(self._vacancy_rows[vacancy_id][-1])

    @cached_property
    def _vacancy_rows(self) -> dict[int, tuple[str, str, str, bool]]:
        public = Vacancy.objects.published(self.at).open_first(self.at)
        columns = ("kind", "reference", "external_supervisor", "has_ended")
        return {pk: row for pk, *row in public.values_list("pk", *columns)}

    def _add_person_names(
        self, facts: SearchableFacts, label: str | Promise, rows: Iterable[tuple[int, int]]
    ) -> None:
        """Add to each record the names of its public people; `rows` has pairs of their IDs."""
        known = {
            pk: SearchableFact(label, name) for pk, name in self.public_person_names_by_id.items()
        }
        for owner, person in rows:
            if person in known:
                facts.add(owner, known[person])

    def _add_area_titles(self, facts: SearchableFacts) -> None:
        """Add to each vacancy the titles of its areas' pages, which are the areas' public names."""
        titles = defaultdict(list)
        pages = ResearchAreaPage.objects.visible(self.at)
        for area, *words in pages.values_list("area", "title", "locale__language_code"):
            titles[area].append(SearchableFact(_("Research area"), *words))
        for vacancy, area in Vacancy.areas.through.objects.values_list("vacancy", "researcharea"):
            for fact in titles[area]:
                facts.add(vacancy, fact)


def _add_facts_from_rows(
    facts: SearchableFacts,
    label: str | Promise,
    rows: models.QuerySet,
    record_field: str,
    *fields: tuple[str, ...],
) -> None:
    """Add the texts of each row to its record; `fields` names a text, and maybe its language."""
    fact = cache(partial(SearchableFact, label))
    for pk, *values in rows.values_list(record_field, *chain.from_iterable(fields)):
        texts = iter(values)
        for pair in fields:
            facts.add(pk, fact(*islice(texts, len(pair))))
