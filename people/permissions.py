"""Who may edit a person: editors everyone, members themselves; and who may translate a page."""

from functools import cached_property
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy

from people import localize
from people.records.rights import may_see_words

OWN = {"change", "publish", "view"}
TRANSLATE: Final = "groupsite_people.translate_pages"


class PersonPermissionPolicy(ModelPermissionPolicy):
    """The rights on the model, and for the person whose account it is: to change and publish it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do so with at least one person (what menus and listings ask)."""
        if super().user_has_permission(user, action):
            return True
        return action in OWN and user.is_active and self._own(user).exists()

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in OWN and owns(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, a, instance) for a in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        if any(super(PersonPermissionPolicy, self).user_has_permission(user, a) for a in actions):
            return self.model._default_manager.all()
        if OWN.intersection(actions) and user.is_active:
            return self._own(user)
        return self.model._default_manager.none()

    def users_with_any_permission_for_instance(self, actions: Any, instance: Any) -> Any:
        users = super().users_with_any_permission(actions)
        if not OWN.intersection(actions) or instance.user_id is None:
            return users
        mine = Q(pk=instance.user_id, is_active=True)
        return get_user_model().objects.filter(Q(pk__in=users.values("pk")) | mine)

    def _own(self, user: Any) -> Any:
        return self.model._default_manager.filter(user=user)


def owns(user: Any, person: Any) -> bool:
    return bool(user.is_active and person.user_id is not None and person.user_id == user.pk)


class WordsPermissionTester(PagePermissionTester):
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
        return source is not None and may_see_words(self.user, source)


class PersonPagePermissionTester(WordsPermissionTester):
    """And for the person whose page it is: to edit and publish it."""

    def _is_own(self) -> bool:
        return bool(self.page.person_id) and owns(self.user, self.page.person)

    def can_change(self) -> bool:
        return super().can_change() or (self._is_own() and not self.page.alias_of_id)

    def can_publish(self) -> bool:
        return super().can_publish() or self._is_own()
