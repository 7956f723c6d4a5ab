"""Who may add publications to the inbox, and who decides about them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from people.content.types import User
from people.models import Person
from people.permissions import PersonPermissionPolicy
from research.inbox.decisions import Decision

ADD: Final = "groupsite_research.add_publication"
CHANGE: Final = "groupsite_research.change_publication"
PUBLISH: Final = "groupsite_research.publish_publication"

type View = Callable[..., HttpResponseBase]


def may_decide(user: User) -> bool:
    """Whether a user accepts, merges and refuses: who may add and change publications."""
    return bool(user.has_perm(ADD) and user.has_perm(CHANGE))


def may_add(user: User) -> bool:
    """Whether a user adds to the inbox: who may add publications, and whoever is a person of ours."""
    if not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    return bool(user.has_perm(ADD) or PersonPermissionPolicy(Person).has_own_records(user))


def decision_of(request: HttpRequest, at: Any) -> Decision:
    """Return the decision of this request’s user, who publishes if they may."""
    user: Any = request.user
    return Decision(user, at, bool(user.has_perm(PUBLISH)))


def for_those_who(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """Return a decorator that raises PermissionDenied for users who may not."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return decorate
