"""Lists of vacancies: all in pages, filtered, open ones first; and the first few for other pages."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator

from people.content.records.kept_sql import (
    Parameter,
    fetch_public_with_kept_sql,
    fetch_with_kept_sql,
)
from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.record import Record
from people.prefetching import prefetch_rows
from vacancies.choices import position_kind_choices
from vacancies.posting.facts import FactTexts, fact_texts
from vacancies.posting.html_lists import split_into_paragraphs
from vacancies.posting.lifecycle import OPEN_STATES, State, decided_at

PAGE_SIZE = 30
MANY_VACANCIES = 600
"""From this number on, sorting all of a list costs more than a second query."""
MAX_ON_OTHER_PAGES = 12  # such as that of a research area
MAX_OPEN_BEFORE_FILTER = 4  # as many are read without a filter before them


@dataclass(frozen=True)
class Opening(RecordLink):
    """A vacancy, open or ended, with its page and the texts that lists of vacancies show."""

    state: State
    facts: FactTexts
    areas: list[RecordLink]
    supervisors: list[Any]  # persons with live records
    programmes: list[Any]  # organisations

    @property
    def first_lead_paragraph(self) -> str:
        """Return the first paragraph of the posting's lead; empty without a page."""
        return next(iter(split_into_paragraphs(self.page.lead)), "") if self.page else ""

    @property
    def decided_on(self) -> date | None:
        """Return the date of the decision on the position; None if it has not been recorded."""
        retention = getattr(self.record, "retention", None)
        return retention.decided_on if retention else None


def openings(
    vacancies: Iterable[Record], at: datetime, all_areas: list[RecordLink] | None = None
) -> list[Opening]:
    """Return an `Opening` for each vacancy that has a page, open or ended, in the given order.

    What lists show of other rows is read here, in a constant number of queries. If links to all areas
    with a page are loaded already, in order, pass them as `all_areas`.
    """
    entries = record_links_with_page(vacancies, at, page_fields=("lead", "last_published_at"))
    records = [entry.record for entry in entries]
    prefetch_rows(records, "supervisors", ["person"])
    programmes = prefetch_rows(records, "programmes", ["organisation"])
    prefetch_rows([row.organisation for row in programmes], "texts")
    rows = _area_rows(records, with_areas=all_areas is None)
    if all_areas is None:
        areas = {row.researcharea for row in rows if row.researcharea.live}
        ordered = sorted(areas, key=lambda area: (area.sort_order, area.pk))
        all_areas = record_links_with_page(ordered, at, page_fields=())
    ids: dict[int, set[int]] = {}
    for row in rows:
        ids.setdefault(row.vacancy_id, set()).add(row.researcharea_id)
    return [
        _build_opening(entry, _areas_with_ids(all_areas, ids.get(entry.record.pk, set())), at)
        for entry in entries
    ]


def _areas_with_ids(areas: list[RecordLink], ids: set[int]) -> list[RecordLink]:
    return [area for area in areas if area.record.pk in ids]


def _area_rows(vacancies: list[Any], *, with_areas: bool) -> list[Any]:
    """Return the rows that link vacancies to areas, each with its area if `with_areas`."""
    if not vacancies:
        return []
    model = type(vacancies[0]).areas.through

    def rows(*pks: int) -> Any:
        found = model.objects.filter(vacancy__in=pks)
        return found.select_related("researcharea") if with_areas else found

    field = model._meta.get_field("vacancy")
    return fetch_with_kept_sql(
        ("areas of vacancies", with_areas), rows, [Parameter(field, one.pk) for one in vacancies]
    )


class FirstOpenings(list[Opening]):
    """The first openings of a list; if there are more, `rest_url` leads to all of them."""

    rest_url: str = ""


def first_openings_to_close(
    model: Any,
    of_record: tuple[Hashable, Callable[[datetime, int], Any], Record],
    at: datetime,
    **list_query: Any,
) -> FirstOpenings:
    """Return at most MAX_ON_OTHER_PAGES visible ones by deadline; `list_query` is only for `rest_url`.

    `of_record` is a name for the query (None: its SQL is not kept), a function that returns the
    vacancies of a record by its ID, and the record.
    """
    form, vacancies, record = of_record

    def first_to_close(at: datetime, pk: int) -> Any:
        return vacancies(at, pk).by_deadline().visible(at)[: MAX_ON_OTHER_PAGES + 1]

    key = Parameter(record._meta.pk, record.pk)
    found = fetch_public_with_kept_sql(form, model, first_to_close, at, [key])
    return _first_openings(found, MAX_ON_OTHER_PAGES, at, **list_query)


def first_visible_openings(
    vacancies: Any, number: int, at: datetime, **list_query: Any
) -> FirstOpenings:
    """Return the first `number` visible ones; `list_query` only goes into the URL of the full list."""
    found = list(vacancies.visible(at)[: number + 1])
    return _first_openings(found, number, at, **list_query)


def _first_openings(
    found: list[Any], number: int, at: datetime, **list_query: Any
) -> FirstOpenings:
    first = FirstOpenings(openings(found[:number], at))
    if len(found) > number and first:
        page: Any = first[0].page
        list_url = page.url.rstrip("/").rpartition("/")[0]  # a posting is below it
        first.rest_url = f"{list_url}/{'?' + urlencode(list_query) if list_query else ''}"
    return first


def _build_opening(link: RecordLink, areas: list[RecordLink], at: datetime) -> Opening:
    vacancy = link.record
    return Opening(
        record=vacancy,
        page=link.page,
        state=vacancy.state(at),
        facts=fact_texts(vacancy, at),
        areas=areas,
        supervisors=[row.person for row in vacancy.supervisors.all() if row.person.live],
        programmes=[row.organisation for row in vacancy.programmes.all()],
    )


def vacancy_index_context(
    vacancies: Any, areas: list[RecordLink], query: Mapping[str, str], at: datetime
) -> dict[str, Any]:
    """Return the template context of the list of vacancies for a query string.

    One paginated list: open vacancies first, then those that have ended. `areas` are the areas to
    choose from, each with its page. Unknown values of the query are ignored.
    """
    labels = dict(position_kind_choices())
    kind = query.get("kind", "") if query.get("kind") in labels else ""
    area = _area_link_of_query_value(areas, query.get("area", ""))
    found = vacancies.visible(at).of_kind(kind) if kind else vacancies.visible(at)
    if area:
        found = found.in_area(area.record)
    ids: Any = _IdsOpenFirst(found, at)
    page = Paginator(ids, PAGE_SIZE).get_page(query.get("page"))
    entries = _openings_with_ids(vacancies, list(page.object_list), areas, at)
    opened = [entry for entry in entries if entry.state in OPEN_STATES]
    ended = [entry for entry in entries if entry.state not in OPEN_STATES]
    return {
        "open_vacancies": opened,
        # Later pages continue the first: only the first page says that no position is open.
        "says_what_is_open": bool(opened) or page.number == 1,
        "ended_by_year": _grouped_by_year(ended),
        "says_nothing_ended": not ended and not page.has_next(),
        "vacancies_page": page,
        "kinds": list(labels.items()),
        "areas": areas,
        "chosen_kind": kind,
        "chosen_kind_label": labels.get(kind, ""),
        "chosen_area": area,
        "is_filtered": bool(kind or area),
        # A filter that has been used stays above its result, however short that is.
        "filter_comes_first": bool(kind or area) or len(opened) > MAX_OPEN_BEFORE_FILTER,
    }


class _IdsOpenFirst:
    """The primary keys of vacancies in the order of `VacancyQuerySet.open_first`, for a Paginator.

    The database sorts them in half the time that it takes for all columns.
    """

    def __init__(self, vacancies: Any, at: datetime) -> None:
        self._vacancies, self._at = vacancies, at

    @cached_property
    def _number(self) -> int:
        return int(self._vacancies.count())

    def count(self) -> int:
        return self._number

    def __getitem__(self, part: slice) -> list[int]:
        # Of very many vacancies, an index has those with a deadline in this order: nothing is sorted.
        if not part.start and self._number > MANY_VACANCIES:
            first = self._vacancies.open(self._at).filter(closes_at__gt=self._at)
            ids = list(first.order_by("closes_at", "-pk").values_list("pk", flat=True)[part])
            if len(ids) == part.stop:
                return ids
        return list(self._vacancies.open_first(self._at).values_list("pk", flat=True)[part])


def _openings_with_ids(
    vacancies: Any, ids: list[int], areas: list[RecordLink], at: datetime
) -> list[Opening]:
    """Return the vacancies with these primary keys, in this order, as the list shows them."""
    loaded = vacancies.select_related("retention", "version").in_bulk(ids)
    return openings([loaded[pk] for pk in ids if pk in loaded], at, areas)


def _grouped_by_year(ended: Iterable[Opening]) -> list[tuple[int | None, list[Opening]]]:
    """Return the vacancies, sorted by `open_first`, by the year of `last_moment_of_ended`."""
    years: dict[int | None, list[Opening]] = {}
    for entry in ended:
        moment = last_moment_of_ended(entry.record)
        years.setdefault(moment.year if moment else None, []).append(entry)
    return list(years.items())


def last_moment_of_ended(vacancy: Any) -> datetime | None:
    """Return, in its time zone, when a vacancy closed or its result was recorded, if that was earlier.

    Without either, it is when it opened; None if that is not known.
    """
    # The whole of a day is open: who closes at midnight closes on the day before.
    closes_at = vacancy.closes_at and vacancy.closes_at - timedelta(microseconds=1)
    moment = min(filter(None, (closes_at, decided_at(vacancy))), default=vacancy.opens_at)
    return moment and moment.astimezone(ZoneInfo(vacancy.time_zone))


def _area_link_of_query_value(areas: list[RecordLink], key_text: str) -> Any:
    """Return the entry of the area whose `Record.key` is this UUID; None if there is none."""
    try:
        key = UUID(key_text)
    except ValueError:
        return None
    return next((entry for entry in areas if entry.record.key == key), None)
