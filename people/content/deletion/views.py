"""The admin view that deletes a record together with its pages."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.snippets.views.snippets import DeleteView

from people.content.deletion.obstacles import Deletion
from people.content.language_names import language_name
from people.content.request_time import received_at


class RecordDeleteView(DeleteView):
    """Says what will be deleted and asks once, or says what prevents it and what to do next."""

    have_pages_changed = False
    has_unknown_reference = False

    @cached_property
    def deletion(self) -> Deletion:
        """Return what this user would delete with the record."""
        return Deletion(self.object, self.request.user, received_at(self.request))

    @property
    def shown_page_pks(self) -> str:
        """Return the primary keys of the pages that the screen names, for its hidden field."""
        return ",".join(str(page.pk) for page in self.deletion.pages)

    @property
    def labelled_pages(self) -> list[tuple[str, Any]]:
        """Return the pages that go with the record, each with its language in a label."""
        label = _("The page in %(language)s:")
        return [
            (label % {"language": language_name(page.locale.language_code)}, page)
            for page in self.deletion.pages
        ]

    @property
    def button_label(self) -> str:
        """Return the label of the button, which says how much it deletes."""
        count = len(self.deletion.pages)
        if not count:
            return _("Delete the facts")
        label = ngettext(
            "Delete the facts and %(count)s page", "Delete the facts and %(count)s pages", count
        )
        return label % {"count": count}

    def get_usage(self) -> None:
        """Return nothing: `form_valid` looks for obstacles itself."""

    def get_usage_url(self) -> None:
        """Return nothing, so that Wagtail does not count references: `Deletion` reads them."""

    @property
    def where_used_url(self) -> str:
        """Return the URL of what else refers to the record; empty if nothing does."""
        usage: str = super().get_usage_url() or ""
        return usage if self.deletion.references_by_object else ""

    def form_valid(self, form: Any) -> HttpResponse:
        if self.deletion.obstacles:
            return self.refusal_response(form)
        try:
            with transaction.atomic():
                self.object.lock_row()
                del self.deletion  # what holds may have changed before the row was locked
                if self.deletion.obstacles:
                    return self.refusal_response(form)
                return self.delete_record_and_pages(form)
        except ProtectedError:  # by a reference that Wagtail's index does not have
            self.has_unknown_reference = True
            return self.refusal_response(form)

    def delete_record_and_pages(self, form: Any) -> HttpResponse:
        """Delete the record and its pages, unless the pages have changed or a page hook responds."""
        if self.request.POST.get("pages", self.shown_page_pks) != self.shown_page_pks:
            self.have_pages_changed = True
            return self.refusal_response(form, status=409)
        for page in self.deletion.pages:
            for hook in hooks.get_hooks("before_delete_page"):
                response: Any = hook(self.request, page)
                if hasattr(response, "status_code"):
                    return response
        self.deletion.delete_pages()
        deleted: HttpResponse = super().form_valid(form)
        return deleted

    def refusal_response(self, form: Any, status: int = 403) -> HttpResponse:
        """Return the screen again, with what prevents the deletion now."""
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        is_prevented = bool(self.deletion.obstacles) or self.has_unknown_reference
        return {**context, "deletion": self.deletion, "is_protected": is_prevented}

    def get_success_message(self) -> str:
        count = len(self.deletion.pages)
        names = {
            "kind": capfirst(str(self.object._meta.verbose_name)),
            "name": self.object,
            "count": count,
        }
        if not count:
            return _("%(kind)s “%(name)s” has been deleted.") % names
        return (
            ngettext(
                "%(kind)s “%(name)s” and %(count)s page have been deleted.",
                "%(kind)s “%(name)s” and %(count)s pages have been deleted.",
                count,
            )
            % names
        )
