"""The hub of vacancies with the way in to "New vacancy from text"."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import HeaderButton

from people.content.admin.views import RecordIndexView


class FromTextIndexView(RecordIndexView):
    from_text_url_name: str = ""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Beside "New vacancy", for whoever is offered that."""
        buttons = super().header_buttons
        if not self.add_url:
            return list(buttons)
        url = reverse(self.from_text_url_name)
        return [
            *buttons,
            HeaderButton(_("New vacancy from text"), url, icon_name="doc-full-inverse"),
        ]
