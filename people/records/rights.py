"""Who may do what with the facts of a record, and who may see its words. `user` None is the system."""

from typing import Any

from django.db.models import Q
from wagtail.permissions import policy_registry

SEEING = ("add", "change", "delete", "publish", "view")


def may_change(user: Any, record: Any) -> bool:
    policy = policy_registry.get(record)
    return bool(policy.user_has_permission_for_instance(user, "change", record))


def may_see_draft(user: Any, record: Any) -> bool:
    """The draft of the facts is for those who may change or publish them; a page's editor sees else
    what is public.
    """
    policy = policy_registry.get(record)
    return bool(
        policy.user_has_any_permission_for_instance(user, ["change", "publish", "view"], record)
    )


def may_publish(user: Any, record: Any) -> bool:
    """Whether publishing would pass over nobody: no lock, no moderation, and the user has the right."""
    if record.locked or record.workflow_in_progress:
        return False
    if user is None:
        return True
    policy = policy_registry.get(record)
    return bool(policy.user_has_permission_for_instance(user, "publish", record))
