"""Structured data of schema.org about pages, as plain dicts, which `{% structured_data %}` prints.

Another app adds the data of its pages with the Wagtail hook `groupsite_structured_data`.

| module | responsibility |
|---|---|
| `json_ld.py` | the script element, escaped; identifiers; dicts without empty values |
| `nodes_of_pages.py` | all data about one page: that of the hooks, its breadcrumbs, the website |
| `organisations.py` | an organisation with those that it belongs to |
| `person_nodes.py` | a person as their page shows them |
"""

from people.structured_data.json_ld import Node, json_ld_script, node_id, without_empty_values
from people.structured_data.nodes_of_pages import breadcrumb_list, nodes_of_page, website
from people.structured_data.organisations import employer_of, organisation_with_parents
from people.structured_data.person_nodes import person

__all__ = [
    "Node",
    "breadcrumb_list",
    "employer_of",
    "json_ld_script",
    "node_id",
    "nodes_of_page",
    "organisation_with_parents",
    "person",
    "website",
    "without_empty_values",
]
