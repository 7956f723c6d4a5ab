from groupsite.models.guides import GuideContact, GuidePage, GuidePositionKind
from groupsite.models.pages import HomePage, PlainPage
from groupsite.models.search_synonyms import Synonym, SynonymGroup
from groupsite.models.site_texts import SiteText, SiteWords
from groupsite.models.unanswered_searches import UnansweredWord

__all__ = [
    "GuideContact",
    "GuidePage",
    "GuidePositionKind",
    "HomePage",
    "PlainPage",
    "SiteText",
    "SiteWords",
    "Synonym",
    "SynonymGroup",
    "UnansweredWord",
]
