"""Which tables and columns no public page shows, so that writing to them keeps cached pages.

Everything else counts as visible. A model of our own says so itself:

    class Application(models.Model):
        is_visible_to_visitors = False

The models of other packages are listed here. Only what is written often is worth a line.
"""

from typing import Any, Final

from django.apps import apps
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page, RevisionMixin

# Models by label, or all models of an app.
HIDDEN: Final = frozenset(
    {
        "sessions.Session",
        "django_tasks_database",
        # Work on drafts
        "wagtailcore.Revision",
        "wagtailcore.Comment",
        "wagtailcore.CommentReply",
        "wagtailcore.PageSubscription",
        "wagtailcore.WorkflowState",
        "wagtailcore.TaskState",
        "wagtailcore.UploadedFile",
        "wagtailadmin.EditingSession",
        "wagtailadmin.FormState",
        "wagtail_localize",
        # Logs and indexes, which are written together with what they are about
        "wagtailcore.PageLogEntry",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.ReferenceIndex",
        "wagtailsearch",
        # Preferences of editors
        "wagtailusers.UserProfile",
        "groupsite_page_cache",
        "groupsite_search",
    }
)
# Saving a draft changes these fields of a live page or record.
REVISION_FIELDS: Final = frozenset({"latest_revision"})
DRAFT_FIELDS: Final = frozenset({"has_unpublished_changes"})
PAGE_FIELDS: Final = frozenset({"draft_title", "latest_revision_created_at"})


def visible_columns() -> dict[str, list[str] | None]:
    """Return the tables that public pages may show; with their visible columns if some are hidden."""
    return {
        model._meta.db_table: _visible_columns_of(model)
        for model in apps.get_models(include_auto_created=True)
        if is_visible(model) and not model._meta.proxy
    }


def is_visible(model: type[Model]) -> bool:
    """Whether a public page may show something of this table."""
    if not getattr(model, "is_visible_to_visitors", True):
        return False
    return not HIDDEN & {model._meta.label, model._meta.app_label}


def hidden_fields(model: type[Model]) -> frozenset[str]:
    """Return the names of fields that no public page shows."""
    names: frozenset[str] = frozenset(getattr(model, "fields_hidden_from_visitors", ()))
    if model._meta.label == "auth.User":
        names |= {"last_login"}
    for base, fields in (
        (RevisionMixin, REVISION_FIELDS),
        (DraftStateMixin, DRAFT_FIELDS),
        (Page, PAGE_FIELDS),
    ):
        names |= fields if issubclass(model, base) else frozenset()
    return names


def _visible_columns_of(model: type[Model]) -> list[str] | None:
    fields: Any = model._meta.local_concrete_fields
    hidden = hidden_fields(model)
    shown = [field.column for field in fields if field.name not in hidden]
    return None if len(shown) == len(fields) else shown
