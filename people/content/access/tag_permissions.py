"""Permission checks on Wagtail's autocompletion of tags, which lists the tags of all files and records."""

from typing import Any, Final

from django.apps import apps
from django.http import Http404, HttpRequest
from wagtail.models import GroupCollectionPermission
from wagtail.permissions import policy_registry

from people.content.records.permissions import SEEING

# To choose or change what others have uploaded; to add gives a right to one's own alone.
OF_OTHERS: Final = [
    f"{action}_{model}" for action in ("choose", "change") for model in ("image", "document")
]


def check_file_tags_permission(request: HttpRequest, **_rest: Any) -> None:
    """Check that the user may see images or documents of others, whose tags Wagtail lists."""
    user: Any = request.user
    found = GroupCollectionPermission.objects.filter(
        group__in=user.groups.all(), permission__codename__in=OF_OTHERS
    )
    if not user.is_superuser and not found.exists():
        raise Http404


def check_tag_autocomplete_permission(request: HttpRequest, app_name: str, model_name: str) -> None:
    """Check that the user has a permission on the model, whose tags Wagtail lists. Raises Http404."""
    try:
        model = apps.get_model(app_name, model_name)
    except LookupError as error:
        raise Http404 from error
    policy = policy_registry.get_by_type(model, fallback=False)
    if policy is None:  # tags of files, or of a host's own pages
        check_file_tags_permission(request)
    elif not policy.user_has_any_permission(request.user, SEEING):
        raise Http404
