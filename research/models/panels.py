"""Panel to choose research areas in a form of the admin."""

from typing import Any

from wagtail.admin.panels import FieldPanel


class AreasPanel(FieldPanel):
    """Names each area by the title of its page in the user's language, if it has one."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field:
                choices = self.bound_field.field
                choices.queryset = choices.queryset.with_page_titles()
