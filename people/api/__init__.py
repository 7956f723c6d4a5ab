"""The endpoint of people for Wagtail's API v2. A host registers it on its own router:

    from people.api import PeopleAPIViewSet

    api_router.register_endpoint("people", PeopleAPIViewSet)

| module | responsibility |
|---|---|
| `person_viewset.py` | the endpoint |
| `person_values.py` | the values of a person, as their page prints them |
| `organisation_values.py` | an organisation, and a choice with its label |
"""

from people.api.person_viewset import PeopleAPIViewSet

__all__ = ["PeopleAPIViewSet"]
