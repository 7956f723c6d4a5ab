"""Requests to the API whose responses must be as its description says."""

from typing import Any

from django.test import Client

from groupsite.api.router import API_URL, openapi_description
from tests.api.json_schema import errors


def get_described(client: Client, address: str, **query: str) -> Any:
    """The JSON at this address, which `openapi.json` describes to the last property."""
    response = client.get(address, query)
    assert response.status_code == 200, response.text
    told, document = response.json(), openapi_description()
    path = address.partition(API_URL)[2]
    name, _slash, rest = path.strip("/").partition("/")
    operation = document["paths"][f"/{name}/{'{id}/' if rest else ''}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    if "type" in told["meta"]:
        schema = document["components"]["schemas"][told["meta"]["type"]]
    assert errors(told, schema, document) == []
    return told
