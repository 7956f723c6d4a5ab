"""Users who may add images to a collection may also choose those that they added.

Wagtail's policy lets users change and delete their own images, but to choose one they need the
permission to choose all images of the collection. With this policy, members who may add portraits
to a collection see only their own in it (docs/decisions/0017).
"""

from collections import abc
from typing import Any, Final

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from people.content.types import User

CHOOSE: Final = "choose"


class ImagePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's image policy; users may also choose their own images in collections they may add to."""

    def user_has_permission(self, user: User, action: str) -> bool:
        with_add = action == CHOOSE and self._check_perm(user, ["add"])
        return with_add or super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: abc.Collection[str]) -> Any:
        return super().users_with_any_permission(_actions_with_add_if_choose(actions))

    def user_has_any_permission_for_instance(
        self, user: User, actions: abc.Collection[str], instance: AbstractImage
    ) -> bool:
        is_own = getattr(instance, f"{self.owner_field_name}_id") == user.pk
        wanted = _actions_with_add_if_choose(actions) if is_own else actions
        return super().user_has_any_permission_for_instance(user, wanted, instance)

    def instances_user_has_any_permission_for(
        self, user: User, actions: abc.Collection[str]
    ) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions)
        if CHOOSE not in actions or not user.is_authenticated:
            return found
        own = {self.owner_field_name: user}
        added = self._collections_with_perm(user, ["add"])
        return found | self.model._default_manager.filter(collection__in=added, **own)

    def collections_user_has_any_permission_for(
        self, user: User, actions: abc.Collection[str]
    ) -> Any:
        return super().collections_user_has_any_permission_for(
            user, _actions_with_add_if_choose(actions)
        )


def _actions_with_add_if_choose(actions: abc.Collection[str]) -> set[str]:
    """Return the actions, with "add" if "choose" is among them."""
    return {*actions, "add"} if CHOOSE in actions else set(actions)


def register_image_policy() -> None:
    """Replace Wagtail's image permission policy by ours, unless the host has its own."""
    model = get_image_model()
    if type(policy_registry.get_by_type(model)) is CollectionOwnershipPermissionPolicy:
        policy = ImagePermissionPolicy(
            model, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
        )
        register_permission_policy(model, policy)
