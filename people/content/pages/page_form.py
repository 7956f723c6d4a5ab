"""The form of a page with languages: users who may not publish the page can change its texts only.

An editor who approves somebody's changes reads the texts. A new URL or expiry date in the same
draft would be published without being noticed.
"""

from typing import Any, Final

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import TitleFieldPanel

from people.content.pages.slugs import slug_for_new_title

FIELDS_OF_PUBLISHERS: Final = ("slug", "show_in_menus", "go_live_at", "expire_at")


class TranslatablePageForm(WagtailAdminPageForm):
    """Page form; users who may not publish a stored page get no fields for its URL, menu and dates."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page, user = self.instance, self.for_user
        if page.pk and user is not None and not page.permissions_for_user(user).can_publish():
            for name in FIELDS_OF_PUBLISHERS:
                self.fields.pop(name, None)

    def clean(self) -> Any:
        self._update_slug_from_title()
        return super().clean()

    def _update_slug_from_title(self) -> None:
        """Set the slug of a page that was never live from its title, unless somebody typed a slug."""
        title, page = self.cleaned_data.get("title"), self.instance
        if not title or page.pk is None:
            return
        typed = self.cleaned_data.get("slug", page.slug)
        slug = slug_for_new_title(page, self.parent_page, title, typed)
        if slug and "slug" in self.cleaned_data:
            self.cleaned_data["slug"] = slug
        elif slug:
            page.slug = slug

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Return Wagtail's updates of the open form, with the slug if it has changed."""
        updates = list(super().get_field_updates_for_resave())
        if "slug" in self.fields and self.data.get("slug") != self.instance.slug:
            updates.append(("slug", self.instance.slug))
        return updates


class TitlePanelWithOptionalSlug(TitleFieldPanel):
    """Title panel: in a form without a slug it omits Wagtail's slug script, which would fail."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            attrs: dict[str, Any] = super().get_attrs()
            if attrs["data-w-sync-target-value"]:
                return attrs
            return {name: attrs[name] for name in attrs.keys() & {"placeholder"}}
