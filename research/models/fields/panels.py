"""Panel to choose research areas or projects in a form of the admin."""

from typing import Any

from wagtail.admin.panels import FieldPanel


class AreasPanel(FieldPanel):
    """Field panel that lists areas or projects by the titles of their pages in the user's language."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field:
                choices = self.bound_field.field
                choices.queryset = choices.queryset.with_page_titles()
