"""The endpoint of research areas for Wagtail's API v2. A host registers it on its own router:

    from research.api import ResearchAreasAPIViewSet

    api_router.register_endpoint("research-areas", ResearchAreasAPIViewSet)

| module | responsibility |
|---|---|
| `area_viewset.py` | the endpoint |
| `area_values.py` | the values of an area, as its page prints them |
"""

from research.api.area_viewset import ResearchAreasAPIViewSet

__all__ = ["ResearchAreasAPIViewSet"]
