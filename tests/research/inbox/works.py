"""Works and candidates for tests of the inbox.

make_work()                  an article of 2016 by Anna Ek and Wei Li, with a DOI
make_work(preprint=True)     its preprint at arXiv
make_candidate(at, work)     … that waits
accept_all_new(client)       an editor confirms the page that accepts all that is plainly new
"""

from datetime import datetime
from typing import Any, Final

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from research.bibliography.kinds import Kind
from research.bibliography.work import Name, Work
from research.inbox.adding import add_to_inbox
from research.inbox.incoming import Incoming, identity
from research.models import Candidate, CandidateBatch

TITLE: Final = "Short packets over waves that last"
NAMES: Final = (Name(given="Anna", family="Ek"), Name(given="Wei", family="Li"))


def make_work(*, preprint: bool = False, **chosen: Any) -> Work:
    article = {"kind": Kind.ARTICLE, "doi": "10.5555/waves", "venue": "Journal of Waves"}
    arxiv = {"kind": Kind.PREPRINT, "arxiv": "1507.07714", "year": 2015}
    facts: dict[str, Any] = {"title": TITLE, "names": NAMES, "year": 2016}
    return Work(**facts | (arxiv if preprint else article) | chosen)


def add(at: datetime, *works: Work, source: str = "bibtex") -> dict[str, int]:
    """Add works to the inbox; return the counts by verdict."""
    batch = CandidateBatch.objects.create(source=source, added_at=at)
    incoming = [Incoming(source, identity(work), work, line) for line, work in enumerate(works, 1)]
    return dict(add_to_inbox(batch, incoming, at))


def make_candidate(at: datetime, work: Work | None = None, **facts: Any) -> Candidate:
    add(at, work or make_work(), **facts)
    return Candidate.objects.latest("pk")


def accept_all_new(client: Client, **query: Any) -> Any:
    """Send the form of the page that asks for confirmation, as the browser does."""
    page = client.get(reverse("groupsite_research_inbox:accept_new"), query)
    form = BeautifulSoup(page.text, "lxml").select_one('form[action*="accept-new"]')
    sent = {"entry": [one["value"] for one in form.select("[name=entry]")]}
    return client.post(form["action"], sent, follow=True)
