"""The endpoints of research for Wagtail's API v2. A host registers them on its own router:

    from research.api import ProjectsAPIViewSet, PublicationsAPIViewSet, ResearchAreasAPIViewSet

    api_router.register_endpoint("research-areas", ResearchAreasAPIViewSet)
    api_router.register_endpoint("projects", ProjectsAPIViewSet)
    api_router.register_endpoint("publications", PublicationsAPIViewSet)

| module | responsibility |
|---|---|
| `area_viewset.py`, `project_viewset.py`, `publication_viewset.py` | the endpoints |
| `area_values.py`, `project_values.py`, `publication_values.py` | the values, as pages print them |
| `area_references.py` | references to areas, named as their pages are |
"""

from research.api.area_viewset import ResearchAreasAPIViewSet
from research.api.project_viewset import ProjectsAPIViewSet
from research.api.publication_viewset import PublicationsAPIViewSet

__all__ = ["ProjectsAPIViewSet", "PublicationsAPIViewSet", "ResearchAreasAPIViewSet"]
