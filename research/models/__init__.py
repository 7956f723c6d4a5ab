from research.models.areas import AreaLink, AreaMember, ResearchArea
from research.models.keywords import Keyword, KeywordText, TaggedArea
from research.models.pages import ResearchAreaPage, ResearchIndexPage

__all__ = [
    "AreaLink",
    "AreaMember",
    "Keyword",
    "KeywordText",
    "ResearchArea",
    "ResearchAreaPage",
    "ResearchIndexPage",
    "TaggedArea",
]
