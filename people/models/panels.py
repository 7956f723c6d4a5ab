"""Panels of the form for a person's facts; hiding inline panels whose formset the form lacks."""

from typing import Any

from django.db import models
from django.template import Context
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from people.models.notes_panel import NotesOnPersonPanel


class ReadOnlyFactsOfOwnPersonPanel(Panel):
    """Shows name, title and roles read-only to users who may edit only themselves.

    It also says whom to ask for a change.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_people/admin/editors_facts_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "is_own_only", False))

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            person = self.instance
            rows = [str(row) for row in (*person.roles.all(), *person.texts.all())]
            return {**context, "name": person.titled_name, "rows": rows}


class HideWithoutFormsetMixin:
    """Mixin for inline panels: hidden if the form lacks the formset of the panel's relation."""

    relation_name: str
    model: Any

    def get_bound_panel(
        self,
        instance: models.Model | None = None,
        form: WagtailAdminModelForm | None = None,
        **kwargs: Any,
    ) -> Any:
        if form is not None and self.relation_name not in form.formsets:
            nothing = NeverShownPanel().bind_to_model(self.model)
            return nothing.get_bound_panel(instance=instance, form=form, **kwargs)
        return super().get_bound_panel(instance=instance, form=form, **kwargs)  # type: ignore[misc]


class NeverShownPanel(Panel):
    """Panel that is never shown: replaces an inline panel whose formset the form lacks."""

    class BoundPanel(Panel.BoundPanel):
        """Bound panel whose `is_shown` always returns False."""

        def is_shown(self) -> bool:
            return False


def hide_inline_panels_without_formset(panel: Panel) -> Any:
    """Hide inline panels whose formset the form lacks; change the panel and return it."""
    for child in getattr(panel, "children", ()):
        hide_inline_panels_without_formset(child)
    if isinstance(panel, InlinePanel) and not isinstance(panel, HideWithoutFormsetMixin):
        kind = type(panel)
        panel.__class__ = type(kind.__name__, (HideWithoutFormsetMixin, kind), {})
    return panel


PERSON = [
    NotesOnPersonPanel(),
    MultiFieldPanel(
        [
            FieldRowPanel(["given_name", "family_name"]),
            FieldPanel("honorific", help_text=_("Shown with the name in postings.")),
        ],
        heading=_("Name"),
    ),
    ReadOnlyFactsOfOwnPersonPanel(heading=_("Name and roles"), icon="lock"),
    "portrait",
    InlinePanel(
        "roles",
        heading=_("Roles"),
        label=_("role"),
        help_text=_(
            "The first current role is shown. To end a role, enter its last day. Never delete it."
        ),
        panels=[
            FieldRowPanel(["role", "organisation"]),
            FieldRowPanel(["begins_on", "ends_on"]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "email",
                help_text=_(
                    "This is visible to everyone. A change here appears in every vacancy that "
                    "names the person."
                ),
            ),
            FieldRowPanel(["phone", "room"]),
            "orcid",
        ],
        heading=_("Contact"),
    ),
    InlinePanel(
        "links",
        heading=_("Links"),
        label=_("link"),
        help_text=_("Shown on the person’s page, in this order."),
        panels=[FieldRowPanel(["kind", "url"])],
    ),
    InlinePanel(
        "texts",
        heading=_("After leaving the group"),
        help_text=_("Shown when the last role has ended."),
        label=_("language"),
        panels=[FieldRowPanel(["language", "where_now"])],
    ),
    FieldPanel("user", permission="groupsite_people.add_person"),
]
