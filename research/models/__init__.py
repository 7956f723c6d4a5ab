from research.models.areas import AreaLink, AreaMember, ResearchArea
from research.models.keywords import Keyword, KeywordText, TaggedArea
from research.models.news import NewsArea, NewsIndexPage, NewsPage, NewsPageQuerySet, NewsPerson
from research.models.pages import ResearchAreaPage, ResearchIndexPage
from research.models.project_pages import ProjectIndexPage, ProjectPage
from research.models.project_rows import ProjectFunder, ProjectMember, ProjectPartner, ProjectRole
from research.models.project_rules.project_state import ProjectState
from research.models.projects import Project, ProjectQuerySet

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
    "Project",
    "ProjectFunder",
    "ProjectIndexPage",
    "ProjectMember",
    "ProjectPage",
    "ProjectPartner",
    "ProjectQuerySet",
    "ProjectRole",
    "ProjectState",
    "ResearchArea",
    "ResearchAreaPage",
    "ResearchIndexPage",
    "TaggedArea",
]
