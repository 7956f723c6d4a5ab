"""The groups have exactly the rights on docs/reference/permissions.md, however the site came to be."""

import re
from collections.abc import Iterator
from io import StringIO
from itertools import product

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from groupsite import roles
from tests.docs.pages import text

pytestmark = pytest.mark.django_db
Right = tuple[str, str, str]  # group, place, permission
ROW = re.compile(r"^\| \*([^*|]+)\* \| (`[^|]+`) \| ([^|]+) \|$", re.MULTILINE)


def documented() -> set[Right]:
    return {
        (group, place, right)
        for group, rights, place in ROW.findall(text("reference/permissions.md"))
        for pattern in re.findall(r"`([^`]+)`", rights)
        for right in expanded(pattern)
    }


def expanded(pattern: str) -> Iterator[str]:
    """`app.{add,change}_model` is two."""
    parts = re.split(r"\{([^}]+)\}", pattern)
    choices = [part.split(",") if odd % 2 else [part] for odd, part in enumerate(parts)]
    yield from map("".join, product(*choices))


def actual() -> set[Right]:
    return {
        (group.name, place, f"{right.content_type.app_label}.{right.codename}")
        for group in Group.objects.exclude(name="Moderators")
        for place, right in given(group)
    }


def given(group: Group) -> Iterator[tuple[str, Permission]]:
    for right in group.permissions.all():
        yield "the site", right
    for row in GroupPagePermission.objects.filter(group=group):
        yield "all pages" if row.page.is_root() else str(row.page), row.permission
    for row in GroupCollectionPermission.objects.filter(group=group):
        yield "all collections" if row.collection.is_root() else str(row.collection), row.permission


def set_up() -> list[str]:
    out = StringIO()
    call_command("setup_roles", stdout=out)
    return out.getvalue().splitlines()


def moderators() -> set[tuple[str, ...]]:
    group = Group.objects.get(name="Moderators")
    return {
        *group.permissions.values_list("codename"),
        *group.page_permissions.values_list("page__path", "permission__codename"),
        *group.collection_permissions.values_list("collection__path", "permission__codename"),
    }


def test_after_the_migrations() -> None:
    left_alone = moderators()
    said = set_up()
    assert actual() == documented()
    assert moderators() == left_alone
    assert "Editors may no longer “Can add document” (wagtaildocs.add_document)." in said
    assert "Editors may no longer “Can delete image” (wagtailimages.delete_image)." in said
    assert not any("no longer" in line and "add_image" in line for line in said)
    assert set_up() == ["The groups have their rights: nothing was changed."]


def test_without_the_groups_of_wagtail() -> None:
    Group.objects.exclude(name="Moderators").delete()
    set_up()
    assert actual() == documented()


def test_after_the_rights_came_back() -> None:
    """An administrator who gives them to Editors again is told that they go."""
    set_up()
    editors = Group.objects.get(name=roles.EDITORS)
    GroupCollectionPermission.objects.create(
        group=editors,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="choose_document"),
    )
    assert set_up() == [
        "Editors may no longer “Can choose document” (wagtaildocs.choose_document)."
    ]
    assert actual() == documented()


def test_what_an_administrator_added_stays() -> None:
    set_up()
    theirs = Collection.get_first_root_node().add_child(name="Reports")
    editors, librarians = (
        Group.objects.get(name=roles.EDITORS),
        Group.objects.create(name="Library"),
    )
    add = Permission.objects.get(codename="add_document")
    added = set()
    for group in (editors, librarians):
        GroupCollectionPermission.objects.create(group=group, collection=theirs, permission=add)
        added.add((group.name, "Reports", "wagtaildocs.add_document"))
    for name in (roles.EDITORS, roles.MEMBERS, "Library"):
        Group.objects.get(name=name).permissions.add(
            Permission.objects.get(codename="add_redirect")
        )
        added.add((name, "the site", "wagtailredirects.add_redirect"))
    everywhere = Collection.get_first_root_node()
    GroupCollectionPermission.objects.create(
        group=librarians, collection=everywhere, permission=add
    )
    added.add(("Library", "all collections", "wagtaildocs.add_document"))
    set_up()
    assert actual() == documented() | added
