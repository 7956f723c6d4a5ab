"""Who may edit, and who may translate, the pages of records."""

from functools import cached_property
from typing import Final

from wagtail.models import PagePermissionTester

from people.content import localize
from people.content.records.permissions import may_view_page

TRANSLATE: Final = "groupsite_people.translate_pages"


class RecordPagePermissionTester(PagePermissionTester):
    """Wagtail's rights on a page, and what its translators may: open its translation, no more.

    Every page type of ours answers `permissions_for_user` with it, or with a subclass.
    """

    def can_change(self) -> bool:
        """To edit the page itself; `can_edit` is true for its translators too."""
        return bool(super().can_edit())

    def can_edit(self) -> bool:
        return self.can_change() or self.can_translate

    def can_copy(self) -> bool:
        return self.can_change()

    @cached_property
    def can_translate(self) -> bool:
        """A page that is kept as a translation opens in the editor of translations alone."""
        if not self.user.is_active or self.page.alias_of_id or not self.user.has_perm(TRANSLATE):
            return False
        source = localize.source_of(self.page)
        return source is not None and may_view_page(self.user, source)
