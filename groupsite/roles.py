"""The site's groups and their permissions in the admin.

- Administrators are superusers and need no group.
- Editors may change all pages, facts, images and the group's settings.
- Members may enter the admin and add pictures to a collection where they see only their own. They may
  edit their own person and propose changes to their areas because of the facts (`people.permissions`,
  `research.permissions`), not because of a group.
- Translators may enter the admin and translate what they may see.
- Recruitment officers may enter the admin, read all applications and appoint readers. A reader needs
  access to the admin and the appointment, but no group.

`docs/reference/permissions.md` lists these permissions, and a test compares the two.

Editors publish what members and translators propose: the home page of each language gets the
workflow "Editors", unless an administrator has chosen another one. Our group "Editors" is
Wagtail's, without the permissions that only Wagtail's migrations gave it. Wagtail's "Moderators"
and the workflow at the root page remain unchanged.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from groupsite.models import SiteWords, SynonymGroup, UnansweredWord
from people.content.pages.permissions import TRANSLATE_PERMISSION
from people.models import Organisation, PeopleSettings, Person, Role
from research.models import Keyword, NameForm, Project, Publication, ResearchArea
from vacancies.applications.permissions import MANAGE_PERMISSION
from vacancies.models import DocumentKind, Question, Vacancy

EDITORS: Final = "Editors"
MEMBERS: Final = "Members"
TRANSLATORS: Final = "Translators"
OFFICERS: Final = "Recruitment officers"

FACTS: Final = (
    *(Person, Organisation, Role, ResearchArea, Project, Keyword, Publication, NameForm),
    *(Vacancy, DocumentKind, Question),
)
ADMIN: Final = ("wagtailadmin.access_admin",)
RECRUITING: Final = (MANAGE_PERMISSION,)
TRANSLATING: Final = ("wagtail_localize.submit_translation", TRANSLATE_PERMISSION)
SETTINGS: Final = (PeopleSettings, SiteWords, SynonymGroup, UnansweredWord)
PAGES: Final = tuple(
    f"wagtailcore.{action}_page" for action in ("add", "change", "publish", "lock", "unlock")
)
IMAGES: Final = tuple(f"wagtailimages.{action}_image" for action in ("add", "change", "choose"))
# The permission to add also lets users choose, change and delete their own
# (`people.content.access.image_permissions`).
PORTRAITS: Final = ("wagtailimages.add_image",)
# Permissions that Wagtail's migrations give to "Editors", for the whole site and for all
# collections.
WAGTAIL_DEFAULTS: Final = tuple(
    f"{model[0]}.{action}_{model[1]}"
    for model in (("wagtaildocs", "document"), ("wagtailimages", "image"))
    for action in ("add", "change", "choose", "delete")
)


@transaction.atomic
def set_up_groups() -> list[str]:
    """Set up the groups, their permissions and the workflow; return sentences about the changes.

    Revokes the permissions that Wagtail's migrations gave to editors; those added by an
    administrator stay.
    """
    editors, members, officers = (
        _get_or_create_group(EDITORS),
        _get_or_create_group(MEMBERS),
        _get_or_create_group(OFFICERS),
    )
    return [
        *_revoke_default_permissions(editors),
        *_grant_permissions(
            editors,
            [*_permissions_by_name(ADMIN + TRANSLATING), *_permissions_on_models(FACTS + SETTINGS)],
        ),
        *_grant_permissions_below(
            GroupPagePermission, editors, PAGES, page=Page.get_first_root_node()
        ),
        *_grant_permissions_below(
            GroupCollectionPermission, editors, IMAGES, collection=Collection.get_first_root_node()
        ),
        *_grant_permissions(members, _permissions_by_name(ADMIN)),
        *_grant_permissions_below(
            GroupCollectionPermission,
            members,
            PORTRAITS,
            collection=_get_or_create_portrait_collection(members),
        ),
        *_grant_permissions(
            _get_or_create_group(TRANSLATORS), _permissions_by_name(ADMIN + TRANSLATING)
        ),
        *_grant_permissions(officers, _permissions_by_name(ADMIN + RECRUITING)),
        *_assign_workflow_to_home_pages(editors),
    ]


def _assign_workflow_to_home_pages(editors: Group) -> list[str]:
    """Create the editors' workflow if missing, and assign it to home pages without one; return sentences."""
    report = []
    workflow, is_new = Workflow.objects.get_or_create(name=EDITORS)
    if is_new:
        task = GroupApprovalTask.objects.create(name=EDITORS)
        task.groups.add(editors)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        report.append(f"Workflow {workflow.name}: made, and {editors.name} approve in it.")
    homes = Page.objects.filter(depth=2, workflowpage=None).order_by("path")
    for page in homes if workflow.active else ():
        WorkflowPage.objects.create(page=page, workflow=workflow)
        report.append(f"Workflow {workflow.name}: holds for “{page}” and all pages below it.")
    return report


def _get_or_create_portrait_collection(members: Group) -> Collection:
    """Return the collection where members add portraits; create it if missing."""
    held = GroupCollectionPermission.objects.filter(
        group=members, permission__in=_permissions_by_name(PORTRAITS)
    ).first()
    if held is not None:
        return held.collection
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name="Portraits").first()
    return found or root.add_child(name="Portraits")


def _get_or_create_group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _permissions_by_name(names: Iterable[str]) -> list[Permission]:
    """Return the permissions named "app.codename". Raises LookupError if one is missing."""
    names = list(names)
    wanted = Q()
    for name in names:
        app, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    if len(found) != len(names):
        raise LookupError(f"Migrate first: not all of these permissions exist: {names}")
    return found


def _permissions_on_models(models: Iterable[type[models.Model]]) -> list[Permission]:
    """Return every permission on the models."""
    kinds = ContentType.objects.get_for_models(*models).values()
    return list(Permission.objects.filter(content_type__in=kinds).select_related("content_type"))


def _grant_permissions(group: Group, permissions: Iterable[Permission]) -> list[str]:
    held = set(group.permissions.values_list("pk", flat=True))
    missing = [permission for permission in permissions if permission.pk not in held]
    group.permissions.add(*missing)
    return [_change_sentence(group, permission) for permission in missing]


def _grant_permissions_below(
    permission_model: Any, group: Group, names: Iterable[str], **root: Any
) -> list[str]:
    """Grant permissions on a page or collection and all below; return sentences about the changes."""
    return [
        _change_sentence(group, permission)
        for permission in _permissions_by_name(names)
        if permission_model.objects.get_or_create(group=group, permission=permission, **root)[1]
    ]


def _revoke_default_permissions(editors: Group) -> list[str]:
    """Revoke what Wagtail's migrations granted to the editors; return sentences about the changes."""
    images, others = (
        _permissions_by_name(IMAGES),
        _permissions_by_name(set(WAGTAIL_DEFAULTS) - set(IMAGES)),
    )
    below = GroupCollectionPermission.objects.filter(
        group=editors, collection=Collection.get_first_root_node(), permission__in=others
    )
    lost = [
        permission
        for permission in others
        if editors.permissions.contains(permission) or below.filter(permission=permission).exists()
    ]
    # Image permissions have no effect for the whole site; they are granted per collection.
    editors.permissions.remove(*images, *others)
    below.delete()
    return [_change_sentence(editors, permission, "no longer") for permission in lost]


def _change_sentence(group: Group, permission: Permission, adverb: str = "now") -> str:
    right = f"{permission.content_type.app_label}.{permission.codename}"
    return f"{group.name} may {adverb} “{permission.name}” ({right})."
