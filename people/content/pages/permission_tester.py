"""The permission tester of our page types: who may edit and translate a page."""

from functools import cached_property

from wagtail.models import PagePermissionTester

from people.content import localize
from people.content.pages.permissions import TRANSLATE_PERMISSION, may_view_page
from people.content.sections.page_translations import specific_translations


class TranslatablePagePermissionTester(PagePermissionTester):
    """Wagtail's page permissions; translators may also edit a page beside its original.

    All our page types use this class or a subclass in `permissions_for_user`.
    """

    def can_edit_page_itself(self) -> bool:
        """Whether the user may edit the page itself; `can_edit` is true for translators too."""
        return bool(super().can_edit())

    def can_edit(self) -> bool:
        return self.can_edit_page_itself() or self.can_translate

    def can_copy(self) -> bool:
        return self.can_edit_page_itself()

    @cached_property
    def can_translate(self) -> bool:
        """Whether the user has the permission to translate and may view another language."""
        if (
            not self.user.is_active
            or self.page.alias_of_id
            or not self.user.has_perm(TRANSLATE_PERMISSION)
        ):
            return False
        if not getattr(self.page, "is_edited_beside_original", False):
            source = localize.source_page_of(self.page)
            return source is not None and may_view_page(self.user, source)
        return any(may_view_page(self.user, other) for other in specific_translations(self.page))
