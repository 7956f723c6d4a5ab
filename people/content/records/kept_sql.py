"""Runs queries of the same form with SQL that Django has built once in this process.

To build the SQL takes most of the time of a query: 1.3 of 1.7 ms for the pages of a few records. Only
the SQL is kept, never a row.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import prefetch_related_objects

MOST_VALUES: Final = 100  # in one query; a longer list has a form of its own too rarely
MOST_FORMS: Final = 1000
MOMENT: Final = models.DateTimeField()
MARK: Final = "_sql_may_be_kept"
CONVERTERS: Final = "_groupsite_converters"  # an attribute of connections

type Value = int | str | date | datetime | UUID


class Parameter(NamedTuple):
    """A value of a query, and a field that stores values of its kind."""

    field: models.Field
    value: Value


class _KeptSql(NamedTuple):
    """The SQL of a form. `places` has the number of a parameter for each place that it fills."""

    queryset: Any
    compiler: Any
    sql: str
    constants: tuple[Any, ...]
    places: tuple[int | None, ...]


_forms: Final[dict[Hashable, _KeptSql | None]] = {}


def sql_may_be_kept[Method: Callable[..., Any]](method: Method) -> Method:
    """Mark a method of a queryset whose SQL is the same whenever its arguments are of the same form.

    A subclass that overrides the method is not marked: it may read the clock or settings.
    """
    setattr(method, MARK, True)
    return method


def may_sql_be_kept(queryset: models.QuerySet, *methods: str) -> bool:
    """Whether these methods of a queryset are marked with `sql_may_be_kept`."""
    return all(hasattr(getattr(type(queryset), method), MARK) for method in methods)


def fetch_public_with_kept_sql(
    form: Hashable,
    record_model: Any,
    build: Callable[..., models.QuerySet],
    at: datetime,
    parameters: Sequence[Parameter] = (),
) -> list[Any]:
    """Return the objects of `build(at, *values)`, which asks for public records, or for their pages.

    The SQL is not kept if the form is None, and if a site has its own rule of what is public: it may
    read the clock.
    """
    pages = record_model.page_model().objects.all()
    if (
        form is not None
        and may_sql_be_kept(record_model.objects.all(), "published", "visible")
        and may_sql_be_kept(pages, "visible", "live_and_unrestricted")
    ):
        return fetch_with_kept_sql(form, build, [Parameter(MOMENT, at), *parameters])
    return list(build(at, *(one.value for one in parameters)))


def fetch_with_kept_sql(
    form: Hashable, build: Callable[..., models.QuerySet], parameters: Sequence[Parameter]
) -> list[Any]:
    """Return the objects of `build(*values)`, whose SQL is built once for each form.

    Nothing else than the form, the number of parameters and their values may decide about the
    queryset.
    """
    kept = _kept_sql(form, build, parameters) if len(parameters) <= MOST_VALUES else None
    if kept is None:
        return list(build(*(one.value for one in parameters)))
    return _run(kept, parameters)


def _kept_sql(
    form: Hashable, build: Callable[..., models.QuerySet], parameters: Sequence[Parameter]
) -> _KeptSql | None:
    key = (form, len(parameters))
    try:
        return _forms[key]
    except KeyError:
        found = _build_sql(build, parameters)
    if len(_forms) >= MOST_FORMS:
        _forms.clear()
    _forms[key] = found
    return found


def _build_sql(
    build: Callable[..., models.QuerySet], parameters: Sequence[Parameter]
) -> _KeptSql | None:
    """Build the SQL with stand-ins, to learn which parameter is where.

    None if the query can find nothing, or if a value is not in the SQL as its field stores it. Only
    the moment may be missing: not every rule of what is public asks for it.
    """
    stand_ins = [one._replace(value=_stand_in(one.value, i)) for i, one in enumerate(parameters)]
    queryset = build(*(one.value for one in stand_ins))
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, constants = compiler.as_sql()
    except EmptyResultSet:
        return None
    stored = [_as_stored(one, queryset.db) for one in stand_ins]
    places = tuple(stored.index(one) if one in stored else None for one in constants)
    missing = set(range(len(parameters))) - set(places)
    if any(parameters[number].field is not MOMENT for number in missing):
        return None
    compiler.connection = None  # of this thread
    return _KeptSql(queryset, compiler, sql, tuple(constants), places)


def _stand_in(value: Value, number: int) -> Value:
    """Return a value of the same type that no query has as a constant."""
    if isinstance(value, datetime):
        return datetime(1900, 1, 1, microsecond=number + 1, tzinfo=UTC)
    if isinstance(value, date):
        return date.fromordinal(number + 1)
    if isinstance(value, str):
        return f"stand-in {number}"
    return UUID(int=number + 1) if isinstance(value, UUID) else -1_000_000_000 - number


def _as_stored(parameter: Parameter, alias: str) -> Any:
    return parameter.field.get_db_prep_value(parameter.value, connections[alias], prepared=False)


def _run(kept: _KeptSql, parameters: Sequence[Parameter]) -> list[Any]:
    alias = kept.queryset.db
    stored = [_as_stored(one, alias) for one in parameters]
    values = tuple(
        constant if place is None else stored[place]
        for constant, place in zip(kept.constants, kept.places, strict=True)
    )
    compiler = copy(kept.compiler)
    compiler.connection = connections[alias]
    compiler.as_sql = lambda *_args, **_kwargs: (kept.sql, values)
    compiler.get_converters = partial(_converters, kept, compiler.connection)
    queryset = kept.queryset.all()
    queryset._query = _QueryWithCompiler(kept.queryset.query, compiler)
    found: list[Any] = list(queryset._iterable_class(queryset))
    if queryset._prefetch_related_lookups:
        prefetch_related_objects(found, *queryset._prefetch_related_lookups)
    return found


def _converters(kept: _KeptSql, connection: Any, expressions: Sequence[Any]) -> dict[int, Any]:
    """Return what the connection converts in each row; found out once for each connection."""
    known: Any = vars(connection).setdefault(CONVERTERS, WeakKeyDictionary())
    found: dict[int, Any] | None = known.get(kept.compiler)
    if found is None:
        compiler = copy(kept.compiler)
        compiler.connection = connection
        found = known[kept.compiler] = compiler.get_converters(expressions)
    return found


class _QueryWithCompiler(NamedTuple):
    """What makes objects of rows asks a query for its compiler: here one that has its SQL already.

    What makes tuples of rows asks for the names of the columns too.
    """

    query: Any
    compiler: Any

    def get_compiler(self, using: str) -> Any:
        return self.compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)
