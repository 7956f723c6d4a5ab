from research.models.areas import AreaLink, AreaMember, ResearchArea
from research.models.keywords import Keyword, KeywordText, TaggedArea
from research.models.news import NewsArea, NewsIndexPage, NewsPage, NewsPageQuerySet, NewsPerson
from research.models.pages import ResearchAreaPage, ResearchIndexPage

__all__ = [
    "AreaLink",
    "AreaMember",
    "Keyword",
    "KeywordText",
    "NewsArea",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageQuerySet",
    "NewsPerson",
    "ResearchArea",
    "ResearchAreaPage",
    "ResearchIndexPage",
    "TaggedArea",
]
