"""The user of the current admin request, for checks in Wagtail code that has no request.

The rich text editor shows the URL of each page that a text links to, and choosers and headings
show the title of a page's draft, without access to the request. So each admin view sets the
current viewer while it runs and while its template is rendered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, update_wrapper
from typing import Any, Final

from django.http import HttpRequest
from wagtail.models import Page

from people.content.access.visible_pages import pages_visible_in_admin
from people.content.types import User


class Viewer:
    """The user of a request, with cached checks of which pages they may see."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def _visible_page_ids(self) -> set[int]:
        return set(
            pages_visible_in_admin(self.user, Page.objects.all()).values_list("pk", flat=True)
        )

    def may_see_page(self, page_id: int) -> bool:
        """Whether the user may see the page in the admin: it is public, or they may work on it."""
        return page_id in self._visible_page_ids

    def may_edit_or_translate_page(self, page: Page) -> bool:
        return bool(page.specific_deferred.permissions_for_user(self.user).can_edit())


_current_viewer: Final[ContextVar[Viewer | None]] = ContextVar("groupsite_viewer", default=None)


def current_viewer() -> Viewer | None:
    """Return the Viewer of the current admin request; None in e-mails, commands, public views."""
    return _current_viewer.get()


@contextmanager
def use_viewer(viewer: Viewer) -> Iterator[None]:
    """Make `viewer` the current viewer within the `with` block."""
    token = _current_viewer.set(viewer)
    try:
        yield
    finally:
        _current_viewer.reset(token)


def with_current_viewer(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view so that `current_viewer()` is the request's user while it runs and renders."""

    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        viewer = Viewer(request.user)
        with use_viewer(viewer):
            response = view(request, *args, **kwargs)
        if hasattr(response, "render"):  # of a template, after this function
            response.render = _render_with_viewer(viewer, response.render)
        return response

    return update_wrapper(wrapper, view)


def _render_with_viewer(viewer: Viewer, render: Callable[[], Any]) -> Callable[[], Any]:
    """Wrap a response's render method so that `viewer` is the current viewer while it runs."""

    def wrapper() -> Any:
        with use_viewer(viewer):
            return render()

    return wrapper
