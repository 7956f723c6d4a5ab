"""Read-only list of the extensions and their reasons in the edit form of a vacancy."""

from typing import Any

from django.template import Context
from django.urls import reverse
from wagtail.admin.panels import Panel

from people.content.records.permissions import may_publish
from vacancies.models.extensions import VacancyExtension
from vacancies.posting.facts import extension_text


class ExtensionsPanel(Panel):
    """Shows the extensions; they are not part of the draft and are edited in their own view."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "groupsite_vacancies/admin/listing/extensions_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.extensions.exists())

        def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            editable = may_publish(self.request.user, self.instance)
            rows = self.instance.extensions.select_related("extended_by").prefetch_related("texts")
            return {**context, "rows": [_row(row, editable) for row in rows]}


def _row(row: VacancyExtension, editable: bool) -> dict[str, Any]:
    viewset = type(row.vacancy).snippet_viewset
    address = reverse(viewset.get_url_name("reason"), args=[row.vacancy_id, row.pk])
    return {
        "text": extension_text(row.extended_from, row.extended_to),
        "by": row.extended_by,
        "reasons": row.texts.all(),
        "url": address if editable else "",
    }
