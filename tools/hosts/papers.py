"""What a host does with publications: paste one, accept it, merge its preprint, and read both as one.

Through selectors alone, so in whatever language the host speaks. No service is asked.
"""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tools.hosts.journey import PUBLISH, home_of_the_site
from tools.hosts.visitor import Shown, Visitor

# The preprint has an address of its own, and no question: it is a version of the article.
ARTICLE = """@article{ek2024bounds, author = {Ek, Alice and Li, Wei}, journal = {Journal of Waves},
  title = {Bounds for short codes of rate $\\ell_2$}, year = 2024, doi = {10.5555/waves.1}}"""
PREPRINT = """@misc{ek2023bounds, author = {Ek, Alice and Li, Wei}, year = 2023,
  title = {Bounds for short codes of rate $\\ell_2$}, eprint = {2301.01234}, archiveprefix = {arXiv}}"""
INBOX = "/admin/publications-inbox/"
TITLES = ".publications h3"
FILES = {
    "bibtex": "@article{ek2024bounds",
    "ris": "TY  - JOUR",
    "csl-json": '"DOI": "10.5555/waves.1"',
}
PROJECT = "Waves for short codes"


@dataclass(frozen=True)
class Papers:
    """The paths of the lists, of the only publication, and of the only project."""

    publications: str
    publication: str
    projects: str
    project: str


def publish_a_paper(editor: Visitor) -> Papers:
    """Make both lists, a project, and a publication whose preprint is merged with it."""
    home = home_of_the_site(editor)
    _add_index(editor, home, "publicationindexpage", "Papers")
    _add_index(editor, home, "projectindexpage", "Projects")
    _publish_a_project(editor)
    _decide(editor, ARTICLE, "accept")
    _decide(editor, PREPRINT, "merge")
    visitor = Visitor(editor.address, editor.places)
    publications, projects = visitor.get("/papers/"), visitor.get("/projects/")
    return Papers(
        urlsplit(publications.address).path,
        _only_link(publications, f"{TITLES} a[href]"),
        urlsplit(projects.address).path,
        _only_link(projects, ".projects h3 a[href]"),
    )


def _add_index(editor: Visitor, home: str, model: str, title: str) -> None:
    form = editor.get(f"/admin/pages/add/groupsite_research/{model}/{home}/")
    editor.submit(form, PUBLISH, title=title, slug=title.lower())


def _publish_a_project(editor: Visitor) -> None:
    form = editor.get("/admin/snippets/groupsite_research/project/add/")
    page = editor.submit(form, "[name=title]", title=PROJECT)
    link = page.soup.select_one("a[href*='/project/edit/']")
    assert link is not None, page.text
    editor.submit(editor.get(str(link["href"])), PUBLISH, begins_on="2024-01-01")
    editor.submit(editor.get(page.address), PUBLISH, summary="Waves carry short codes.")


def _decide(editor: Visitor, bibtex: str, action: str) -> None:
    """Paste an entry and decide about it, as the buttons below it do."""
    editor.submit(editor.get(f"{INBOX}add/"), "textarea[name=text]", text=bibtex)
    inbox = editor.get(INBOX)
    left = editor.submit(inbox, f"button[name=action][value={action}]")
    # The message has one that takes the decision back.
    assert left.soup.select("button[name=action]:not([value=take_back])") == [], left.text


def _only_link(shown: Shown, selector: str) -> str:
    (link,) = shown.soup.select(selector)
    return urlsplit(urljoin(shown.address, str(link["href"]))).path


def reads_the_paper(visitor: Visitor, papers: Papers) -> None:
    """The list and its filters, the publication with both versions, its files, and the project."""
    for query, count in (
        ("", 1),
        ("?q=bounds", 1),
        ("?year=2024&kind=article", 1),
        ("?q=winds", 0),
    ):
        shown = visitor.get(f"{papers.publications}{query}")
        assert len(shown.soup.select(TITLES)) == count, shown.address
    page = visitor.get(papers.publication)
    assert page.soup.select_one("h1 math annotation") is not None
    for words in ("Alice Ek", "Journal of Waves", "2301.01234"):
        assert words in page.text
    for name, words in FILES.items():
        for place in (papers.publications, papers.publication):
            assert words in visitor.get(f"{place.rstrip('/')}/{name}/").source
    project = visitor.get(papers.project)
    assert PROJECT in visitor.get(papers.projects).text
    assert PROJECT in project.text
    assert "Waves carry short codes." in project.text
