"""Whatever is written, in whatever way: the cache says what the site says.

The table writes every field of every visible table in four ways. If the generation differs, no stored
page can be used; if it does not, all pages in both languages are compared.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from groupsite.page_cache.generation import current_generation
from groupsite.page_cache.hidden_tables import hidden_fields, is_visible
from groupsite.page_cache.models import VisibleChange
from tests.groupsite.page_cache.whole_site import Watch, from_site, urls

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(demo):
    """The clock stands at the moment for which the demo was loaded."""
    with time_machine.travel(demo, tick=False):
        yield


MODELS = {
    model._meta.label: model
    for model in apps.get_models(include_auto_created=True)
    if is_visible(model) and model._meta.managed and not model._meta.proxy
}


def save(row: models.Model, field: Any) -> None:
    models.Model.save(row, update_fields=[field.name])


def update(row: models.Model, field: Any) -> None:
    models.QuerySet(type(row)).filter(pk=row.pk).update(**{field.attname: value_of(row, field)})


def bulk_update(row: models.Model, field: Any) -> None:
    models.QuerySet(type(row)).bulk_update([row], [field.name])


def raw_sql(row: models.Model, field: Any) -> None:
    table, column = row._meta.db_table, field.column
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}"')  # noqa: S608


def value_of(row: models.Model, field: Any) -> Any:
    return getattr(row, field.attname)


WAYS: dict[str, Callable[[models.Model, Any], None]] = {
    "save": save,
    "update": update,
    "bulk update": bulk_update,
    "raw SQL": raw_sql,
}


@pytest.mark.table
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("label", MODELS)
def test_every_field_of_every_visible_table(demo, front, label, way):
    model = MODELS[label]
    row = models.QuerySet(model).first()
    if row is None:
        pytest.skip("The demo has none; `test_generation` looks for its triggers.")
    for field in model._meta.local_concrete_fields:
        if field.primary_key or field.generated:
            continue
        before = current_generation()
        WAYS[way](row, field)
        is_hidden = field.name in hidden_fields(model)
        assert (current_generation() == before) == is_hidden, field
        assert front.is_moved != is_hidden, field  # nginx knows before the commit
        front.answer()


OTHER_VALUES: dict[type[models.Field], Callable[[Any], Any]] = {
    models.BooleanField: lambda value: not value,
    models.DateTimeField: lambda value: value + timedelta(days=3) if value else value,
    models.CharField: lambda value: f"{value} changed"[:200],
}


@pytest.mark.thorough
@pytest.mark.parametrize("label", [label for label, one in MODELS.items() if hidden_fields(one)])
def test_hidden_fields_change_no_page(demo, page_cache, clock, label):
    model = MODELS[label]
    own = [f for f in model._meta.local_concrete_fields if f.name in hidden_fields(model)]
    if not own:
        return
    watch = Watch.begin()
    for row in models.QuerySet(model).all()[:50]:
        for field in own:
            change = OTHER_VALUES.get(type(field), lambda value: None)
            setattr(row, field.attname, change(value_of(row, field)))
        models.Model.save(row, update_fields=[field.name for field in own])
    watch.assert_true()


def test_no_public_page_reads_a_hidden_table(demo, clock):
    hidden = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if not is_visible(model) and model is not VisibleChange  # the generation itself
    }
    with CaptureQueriesContext(connection) as queries:
        from_site(urls())
    assert len(queries.captured_queries) > 500
    sql = "\n".join(query["sql"] for query in queries.captured_queries)
    assert [table for table in hidden if f'"{table}"' in sql] == []
