"""Endpoints for Wagtail's API v2 that tell what an anonymous visitor may read, and nothing else.

| module | responsibility |
|---|---|
| `json_schemas.py` | short ways to write the JSON Schema of a value |
| `shown_values.py` | serializer fields: values of records, and texts of pages that visitors can open |
| `public_scope.py` | the time, the site and the pages that one request may tell of |
| `references.py` | references to other records, and to the pages of a record |
| `anonymous_viewset.py` | what all endpoints share: anonymous GET, the language, errors |
| `page_values.py` | references from a page to records |
| `record_viewset.py` | the base of an endpoint of records |
| `page_viewset.py` | Wagtail's endpoint of pages, with the public rule of this site |
| `registered_endpoints.py` | finds endpoints of pages without this rule, for a system check |
| `openapi.py` | the description of a router's endpoints in OpenAPI |
"""
