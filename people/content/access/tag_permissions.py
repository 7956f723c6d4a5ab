"""Permission checks on the autocompletion of tags, which lists tags of all files and records."""

from typing import Any, Final

from django.apps import apps
from django.http import Http404, HttpRequest
from wagtail.models import GroupCollectionPermission
from wagtail.permissions import policy_registry

from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING

# To choose or change files of others; the permission to add is only about a user's own files.
PERMISSIONS_ON_OTHERS_FILES: Final = [
    f"{action}_{model}" for action in ("choose", "change") for model in ("image", "document")
]


def check_view_file_tags_permission(request: HttpRequest, **_rest: Any) -> None:
    """Raise Http404 unless the user may choose or change others' files, whose tags are listed."""
    user: Any = request.user
    found = GroupCollectionPermission.objects.filter(
        group__in=user.groups.all(), permission__codename__in=PERMISSIONS_ON_OTHERS_FILES
    )
    if not user.is_superuser and not found.exists():
        raise Http404


def check_tag_autocomplete_permission(request: HttpRequest, app_name: str, model_name: str) -> None:
    """Raise Http404 unless the user has a permission on the model, whose tags are listed."""
    try:
        model = apps.get_model(app_name, model_name)
    except LookupError as error:
        raise Http404 from error
    policy = policy_registry.get_by_type(model, fallback=False)
    if policy is None:  # tags of files, or of a host's own pages
        check_view_file_tags_permission(request)
    elif not policy.user_has_any_permission(request.user, ACTIONS_THAT_IMPLY_VIEWING):
        raise Http404
