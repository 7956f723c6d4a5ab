from research.models.areas import AreaMember, ResearchArea
from research.models.keywords import Keyword, KeywordText, TaggedArea
from research.models.pages import ResearchAreaPage, ResearchIndexPage

__all__ = [
    "AreaMember",
    "Keyword",
    "KeywordText",
    "ResearchArea",
    "ResearchAreaPage",
    "ResearchIndexPage",
    "TaggedArea",
]
