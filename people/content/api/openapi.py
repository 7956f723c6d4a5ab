"""The description of a router's endpoints in OpenAPI 3.1, made from their serializers."""

from collections.abc import Iterable
from typing import Any, Final, cast

from rest_framework import serializers
from wagtail.api.v2 import serializers as wagtail_serializers
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.models import Page, get_page_models

from people.content.api.json_schemas import (
    BOOLEAN,
    DATE,
    INSTANT,
    INTEGER,
    STRING,
    URL,
    Schema,
    array_of,
    described,
    nullable,
    object_of,
)

PARENT: Final = nullable(
    object_of(
        id=INTEGER,
        meta={"type": "object", "properties": {"type": STRING, "detail_url": URL, "html_url": URL}},
        title=STRING,
    )
)
# Fields without a schema of their own, the most special class first.
SCHEMAS: Final[tuple[tuple[type[Any], Schema], ...]] = (
    (wagtail_serializers.DetailUrlField, URL),
    (wagtail_serializers.PageHtmlUrlField, nullable(URL)),
    (wagtail_serializers.PageParentField, PARENT),
    (wagtail_serializers.StreamField, array_of({"type": "object"})),
    (wagtail_serializers.TypeField, STRING),
    (wagtail_serializers.PageTypeField, STRING),
    (wagtail_serializers.PageLocaleField, STRING),
    (serializers.BooleanField, BOOLEAN),
    (serializers.IntegerField, INTEGER),
    (serializers.DateTimeField, INSTANT),
    (serializers.DateField, DATE),
    (serializers.CharField, STRING),
)
PARAMETERS: Final[dict[str, tuple[Schema, str]]] = {
    "limit": (
        INTEGER,
        "How many to return; 20 at most, unless WAGTAILAPI_LIMIT_MAX says otherwise.",
    ),
    "offset": (INTEGER, "How many to leave out at the beginning."),
    "fields": (STRING, "The fields to return, as in Wagtail’s API: `*`, `_`, `name,-roles`."),
    "order": (STRING, "The field to sort by, with `-` for descending order; or `random`."),
    "locale": (STRING, "The language of the texts. Lists of pages have only the pages in it."),
    "is_open": (BOOLEAN, "Whether applications are accepted now. Without it you get all."),
    "search": (STRING, "Words to search for, if the site allows searches."),
    "search_operator": ({"type": "string", "enum": ["and", "or"]}, "How to combine the words."),
    "rich_text_format": (
        {"type": "string", "enum": ["html", "db_html"]},
        "The form of rich texts.",
    ),
    "type": (STRING, "Types of pages, such as `groupsite_people.PersonPage`."),
    "child_of": (STRING, "The ID of the page directly above, or `root`."),
    "ancestor_of": (INTEGER, "The ID of a page below."),
    "descendant_of": (STRING, "The ID of a page above, or `root`."),
    "translation_of": (STRING, "The ID of the same page in another language, or `root`."),
}
IN_DETAILS: Final = ("fields", "locale", "rich_text_format")


def openapi_document(router: WagtailAPIRouter, title: str, url: str) -> dict[str, Any]:
    """Return the description of the endpoints of a router that is mounted at `url`."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for name, viewset in router._endpoints.items():
        models = [viewset.model] if viewset.model is not Page else _page_models()
        described_models = {
            model._meta.label: _object_schema(viewset, router, model) for model in models
        }
        schemas |= described_models
        references = [{"$ref": f"#/components/schemas/{one}"} for one in described_models]
        item = references[0] if len(references) == 1 else {"anyOf": references}
        paths |= _paths(name, viewset, item)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "2"},
        "servers": [{"url": url}],
        "paths": paths,
        "components": {"schemas": {**schemas, "Error": object_of(message=STRING)}},
    }


def _page_models() -> list[Any]:
    return [model for model in get_page_models() if model is Page or hasattr(model, "api_fields")]


def _object_schema(viewset: Any, router: WagtailAPIRouter, model: type[Any]) -> Schema:
    """Return the schema of an object with all its fields, none of which is required."""
    everything = [("*", False, None)]
    serializer = viewset._get_serializer_class(router, model, everything, show_details=True)()
    meta = set(viewset.get_meta_fields_names(model))
    fields = {name: _field_schema(field, model) for name, field in serializer.fields.items()}
    body = {name: schema for name, schema in fields.items() if name not in meta}
    return _partial_object(
        {"meta": _partial_object({name: fields[name] for name in fields if name in meta}), **body}
    )


def _partial_object(properties: dict[str, Schema]) -> Schema:
    """Return the schema of an object that has some of these properties and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field_schema(field: Any, model: type[Any]) -> Schema:
    """Return the schema of a serializer's field; without a type if none is known."""
    if (own := getattr(field, "schema", None)) is not None:
        return cast("Schema", own)
    schema = next((found for kind, found in SCHEMAS if isinstance(field, kind)), None)
    if schema is None:
        return {}
    return nullable(schema) if field.allow_null or _is_nullable(model, field.field_name) else schema


def _is_nullable(model: type[Any], name: str) -> bool:
    return any(field.name == name and field.null for field in model._meta.concrete_fields)


def _paths(name: str, viewset: type[BaseAPIViewSet], item: Schema) -> dict[str, Any]:
    """Return the three paths of an endpoint: its list, an object, and the way to find one."""
    known = [one for one in PARAMETERS if one in viewset.known_query_parameters]
    listing = object_of(meta=object_of(total_count=INTEGER), items=array_of(item))
    filters = [(one, STRING) for one in getattr(viewset, "filter_fields", ())]
    in_list = [_known_query_parameter(one) for one in known] + [
        _query_parameter(one, schema, "Return only those with this value.")
        for one, schema in filters
    ]
    pk = {"name": "id", "in": "path", "required": True, "schema": INTEGER}
    in_details = [_known_query_parameter(one) for one in IN_DETAILS if one in known]
    by_id = _query_parameter("id", INTEGER, "The ID of the object.")
    return {
        f"/{name}/": _path_item(f"list_{name}", in_list, {"200": _response("A list.", listing)}),
        f"/{name}/{{id}}/": _path_item(
            f"get_{name}", [pk, *in_details], {"200": _response("An object.", item)}
        ),
        f"/{name}/find/": _path_item(
            f"find_{name}", [by_id], {"302": {"description": "A redirect to the object."}}
        ),
    }


def _known_query_parameter(name: str) -> dict[str, Any]:
    return _query_parameter(name, *PARAMETERS[name])


def _query_parameter(name: str, schema: Schema, description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": description}


def _path_item(operation_id: str, parameters: Iterable[Any], responses: Any) -> dict[str, Any]:
    error = {"$ref": "#/components/schemas/Error"}
    refusals = {
        "400": _response("A parameter is unknown, or its value is wrong.", error),
        "404": _response("There is no such object, or it is not public.", error),
    }
    return {
        "get": {
            "operationId": operation_id,
            "parameters": list(parameters),
            "responses": {**responses, **refusals},
        }
    }


def _response(description: str, schema: Schema) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return described({"content": content}, description)
