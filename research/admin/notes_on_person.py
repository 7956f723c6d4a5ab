"""How many publications a person has, and how many wait for a decision, in the form of the person."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from people.models import Person
from research.bibliography.folding import bare_family, folded
from research.bibliography.name_fit import Fit, fit
from research.models import Authorship, LinkDecision, NameForm, Publication
from research.models.name_forms import name_of_person


def publications_of_person(request: HttpRequest, person: Person) -> Iterator[Any]:
    """Yield links to the person’s publications and to the names that may be theirs, for editors.

    Four queries at most, however many publications there are.
    """
    if not request.user.has_perm("groupsite_research.change_publication"):
        return
    count = Publication.objects.of_person(person).count()
    if count:
        url = reverse(Publication.snippet_viewset.get_url_name("list"))
        text = ngettext("%(count)d publication", "%(count)d publications", count)
        yield _link(url, {"person": person.pk}, text % {"count": count})
    if waiting := _count_waiting(person):
        text = ngettext(
            "%(count)d publication is waiting for a decision whether this person wrote it",
            "%(count)d publications are waiting for a decision whether this person wrote them",
            waiting,
        )
        query = {"verdict": "open", "q": bare_family(person.family_name)}
        yield _link(reverse("groupsite_research_names:index"), query, text % {"count": waiting})


def _count_waiting(person: Person) -> int:
    """Return how many publications have an undecided name that may be this person’s."""
    asked = NameForm.objects.filter(
        decided_at=None, fold__contains=folded(bare_family(person.family_name))
    ).values("fold")
    rows = Authorship.objects.filter(name_fold__in=asked, decided=LinkDecision.OPEN)
    ours = name_of_person(person)
    return len({row.publication_id for row in rows if fit(row.as_name(), ours) != Fit.NOBODY})


def _link(url: str, query: dict[str, Any], text: str) -> Any:
    return format_html('<a href="{}?{}">{}</a>', url, urlencode(query), text)
