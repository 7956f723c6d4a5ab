from groupsite.models.guides import GuideContact, GuidePage, GuidePositionKind
from groupsite.models.pages import HomePage, PlainPage
from groupsite.models.site_texts import SiteText, SiteWords

__all__ = [
    "GuideContact",
    "GuidePage",
    "GuidePositionKind",
    "HomePage",
    "PlainPage",
    "SiteText",
    "SiteWords",
]
