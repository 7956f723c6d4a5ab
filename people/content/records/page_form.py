"""The form of a record's page: texts are for all who may edit it, the rest for those who publish.

An editor who approves a suggestion reads its texts. A new URL or a date of expiry in the same post would
be published unseen.
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
    """Wagtail's script copies a title into the field of the URL, and fails where that is missing."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            attrs: dict[str, Any] = super().get_attrs()
            if attrs["data-w-sync-target-value"]:
                return attrs
            return {name: attrs[name] for name in attrs.keys() & {"placeholder"}}
