"""The form of a record's page: users who may not publish the page can change its texts only.

An editor who approves somebody's changes reads the texts. A new URL or expiry date in the same
draft would be published without being noticed.
"""

from typing import Any, Final

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import TitleFieldPanel

OF_PUBLISHERS: Final = ("slug", "show_in_menus", "go_live_at", "expire_at")


class RecordPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page, user = self.instance, self.for_user
        if page.pk and user is not None and not page.permissions_for_user(user).can_publish():
            for name in OF_PUBLISHERS:
                self.fields.pop(name, None)


class TitlePanel(TitleFieldPanel):
    """Title panel without the slug script where the form has no slug field, since the script would fail."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            attrs: dict[str, Any] = super().get_attrs()
            if attrs["data-w-sync-target-value"]:
                return attrs
            return {name: attrs[name] for name in attrs.keys() & {"placeholder"}}
