"""Adds the button "New vacancy from text" to the vacancies list."""

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
        """Add the button for users who may create vacancies."""
        buttons = super().header_buttons
        if not self.add_url:
            return list(buttons)
        url = reverse(self.from_text_url_name)
        return [
            *buttons,
            HeaderButton(_("New vacancy from text"), url, icon_name="doc-full-inverse"),
        ]
