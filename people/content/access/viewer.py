"""The user of the current admin request, where Wagtail names pages without checking (R43, R45).

The editor of texts shows the URL of each page that a text links to, and choosers and headings show the
title of a page's draft: neither knows the request. So every view of the admin says for whom it answers
while it answers, and while its template is rendered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, update_wrapper
from typing import Any, Final

from django.http import HttpRequest
from wagtail.models import Page

from people.content.access.visible_pages import pages_visible_to
from people.content.types import User


class Viewer:
    """A user, and what has been asked about them in this answer."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def _visible(self) -> set[int]:
        return set(pages_visible_to(self.user, Page.objects.all()).values_list("pk", flat=True))

    def may_know(self, page_id: int) -> bool:
        return page_id in self._visible

    def may_edit(self, page: Page) -> bool:
        return bool(page.specific_deferred.permissions_for_user(self.user).can_edit())


_viewer: Final[ContextVar[Viewer | None]] = ContextVar("groupsite_viewer", default=None)


def current_viewer() -> Viewer | None:
    """None outside of the admin: in a mail, a command, a public page."""
    return _viewer.get()


@contextmanager
def use_viewer(viewer: Viewer) -> Iterator[None]:
    token = _viewer.set(viewer)
    try:
        yield
    finally:
        _viewer.reset(token)


def set_viewer_for_view(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view, which says for whom it answers."""

    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        viewer = Viewer(request.user)
        with use_viewer(viewer):
            response = view(request, *args, **kwargs)
        if hasattr(response, "render"):  # of a template, after this function
            response.render = _for(viewer, response.render)
        return response

    return update_wrapper(told, view)


def _for(viewer: Viewer, render: Callable[[], Any]) -> Callable[[], Any]:
    def rendered() -> Any:
        with use_viewer(viewer):
            return render()

    return rendered
