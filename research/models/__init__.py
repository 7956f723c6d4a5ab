from research.models.areas import AreaLink, AreaMember, ResearchArea
from research.models.candidates import (
    TAKEN_STATES,
    Candidate,
    CandidateBatch,
    CandidateSource,
    CandidateState,
    CandidateVerdict,
    Merge,
    Refusal,
)
from research.models.keywords import Keyword, KeywordText, TaggedArea
from research.models.name_forms import NameForm
from research.models.news import NewsArea, NewsIndexPage, NewsPage, NewsPageQuerySet, NewsPerson
from research.models.pages import ResearchAreaPage, ResearchIndexPage
from research.models.project_pages import ProjectIndexPage, ProjectPage
from research.models.project_rows import ProjectFunder, ProjectMember, ProjectPartner, ProjectRole
from research.models.project_rules.project_state import ProjectState
from research.models.projects import Project, ProjectQuerySet
from research.models.publication_pages import PublicationIndexPage
from research.models.publication_rows import (
    Authorship,
    PublicationAward,
    PublicationLink,
    PublicationVersion,
)
from research.models.publication_rules.publication_choices import (
    LinkDecision,
    NameVerdict,
    PublicationKind,
    PublicationStage,
    VersionKind,
)
from research.models.publications import (
    Publication,
    PublicationAddress,
    PublicationQuerySet,
    TaggedPublication,
)

__all__ = [
    "TAKEN_STATES",
    "AreaLink",
    "AreaMember",
    "Authorship",
    "Candidate",
    "CandidateBatch",
    "CandidateSource",
    "CandidateState",
    "CandidateVerdict",
    "Keyword",
    "KeywordText",
    "LinkDecision",
    "Merge",
    "NameForm",
    "NameVerdict",
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
    "Publication",
    "PublicationAddress",
    "PublicationAward",
    "PublicationIndexPage",
    "PublicationKind",
    "PublicationLink",
    "PublicationQuerySet",
    "PublicationStage",
    "PublicationVersion",
    "Refusal",
    "ResearchArea",
    "ResearchAreaPage",
    "ResearchIndexPage",
    "TaggedArea",
    "TaggedPublication",
    "VersionKind",
]
