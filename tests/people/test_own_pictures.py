"""Members add and choose pictures in a collection that is, to each of them, their own."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Canvas
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.test.utils.form_data import querydict_from_html

from groupsite import roles
from people.content.access import image_permissions
from people.content.records.urls import edit_url
from people.models import Person
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory, drawn_image
from tests.made_once import made_once

# Of taggit, where it filters by tags.
pytestmark = pytest.mark.filterwarnings("ignore:SQLCompiler.quote_name_unless_alias")

OTHERS = ("Bobs face", "The view", "A private plan")


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts("member", "editor", "translator", "officer", "reader")


@pytest.fixture
def collection(accounts):
    return Collection.objects.get(name="Portraits")


@pytest.fixture
def own(accounts, collection):
    return picture("My face", "member", accounts, collection)


@pytest.fixture
def others(accounts, collection):
    """Of another member, of the editors, and in a collection within that of the members."""
    root, within = Collection.get_first_root_node(), collection.add_child(name="Archive")
    owners = (("reader", collection), ("editor", root), ("editor", within))
    return [
        picture(title, owner, accounts, place)
        for title, (owner, place) in zip(OTHERS, owners, strict=True)
    ]


@pytest.fixture
def member(accounts):
    return signed_in(accounts, "member")


def picture(title, owner, accounts, collection):
    image = drawn_image(title, "seagreen" if owner == "member" else "maroon")
    image.uploaded_by_user, image.collection = accounts[owner], collection
    image.tags.add("portrait")
    image.save()
    return image


def file_of(colour="navy"):
    buffer = BytesIO()
    Canvas.new("RGB", (40, 50), colour).save(buffer, "PNG")
    return SimpleUploadedFile("me.png", buffer.getvalue(), content_type="image/png")


def upload(client, name="wagtailimages_chooser:create", **data):
    sent = {"image-chooser-upload-title": "New face", "image-chooser-upload-file": file_of()}
    return client.post(reverse(name), {**sent, **data})


# Where pictures are named: addresses, with a number of one of the others' put in.
LISTS = (
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailimages:index",
    "wagtailimages:index_results",
    "wagtailadmin_api:images:listing",
)
QUERIES = ("", "?q=face", "?q=The", "?collection_id=1", "?layout=list", "?tag=portrait")


@pytest.mark.table
@pytest.mark.parametrize("name", LISTS)
def test_no_list_names_what_others_have_added(member, own, others, name):
    for query in QUERIES if "api" not in name else ("", "?search=face"):
        answer = member.get(reverse(name) + query)
        assert answer.status_code == 200
        for image in others:
            assert image.title not in answer.text
            assert image.file.name not in answer.text
            assert f"/images/{image.pk}/" not in answer.text


@pytest.mark.table
@pytest.mark.parametrize("name", LISTS)
def test_the_own_are_listed(member, own, name):
    assert own.title in member.get(reverse(name)).text


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("name", LISTS)
def test_editors_find_all(accounts, own, others, name):
    text = signed_in(accounts, "editor").get(reverse(name)).text
    for image in (own, *others):
        assert image.title in text


BY_NUMBER = (
    "wagtailimages_chooser:chosen",
    "wagtailimages_chooser:select_format",
    "wagtailimages:edit",
    "wagtailimages:delete",
    "wagtailimages:image_usage",
    "wagtailimages:url_generator",
    "wagtailimages:delete_multiple",
    "wagtailimages:edit_multiple",
    "wagtailadmin_api:images:detail",
)


@pytest.mark.table
@pytest.mark.parametrize("name", BY_NUMBER)
def test_no_number_leads_to_what_others_have_added(member, own, others, name):
    headers = {"x-requested-with": "XMLHttpRequest"}
    for image in others:
        address = reverse(name, args=[image.pk])
        typed = {"title": "Mine", f"image-{image.pk}-title": "Mine"}
        for answer in (
            member.get(address, headers=headers),
            member.post(address, typed, headers=headers),
        ):
            assert answer.status_code in (302, 400, 403, 404, 405)
            assert image.title not in answer.text
        assert get_image_model().objects.get(pk=image.pk).title == image.title


def test_nor_does_its_preview(member, others):
    address = reverse("wagtailimages:preview", args=[others[0].pk, "width-100"])
    assert member.get(address).status_code in (302, 403)


def test_several_numbers_lead_to_the_own_alone(member, own, others):
    ids = "&".join(f"id={image.pk}" for image in (own, *others))
    answer = member.get(reverse("wagtailimages_chooser:chosen_multiple") + f"?{ids}")
    assert [one["title"] for one in json.loads(answer.text)["result"]] == [own.title]


@pytest.mark.table
@pytest.mark.parametrize("act", ["delete", "add_tags", "add_to_collection"])
def test_acts_on_many_neither_change_nor_name_them(member, own, others, act):
    model = get_image_model()
    names = [model._meta.app_label, model._meta.model_name, act]
    address = reverse("wagtail_bulk_action", args=names)
    ids = "&".join(f"id={image.pk}" for image in (own, *others))
    for method in ("get", "post"):
        answer = getattr(member, method)(f"{address}?{ids}&next=/admin/", follow=True)
        for image in others:
            assert image.title not in answer.text
    assert model.objects.filter(pk__in=[image.pk for image in others]).count() == 3
    answer = member.post(f"{address}?id=all&next=/admin/", {"tags": "x"}, follow=True)
    assert model.objects.filter(title__in=OTHERS).count() == 3
    assert not model.objects.filter(title__in=OTHERS, tags__name="x").exists()


def test_a_member_uploads_and_chooses_again(member, accounts, collection):
    member.get(reverse("wagtailimages_chooser:choose"))
    answer = json.loads(upload(member).text)
    assert answer["step"] == "chosen"
    image = get_image_model().objects.get(title="New face")
    assert (image.collection, image.uploaded_by_user) == (collection, accounts["member"])
    chosen = member.get(reverse("wagtailimages_chooser:chosen", args=[image.pk]))
    assert json.loads(chosen.text)["result"]["title"] == "New face"


def test_no_upload_lands_elsewhere(member, own):
    root = Collection.get_first_root_node()
    upload(member, **{"image-chooser-upload-collection": root.pk})
    member.post(reverse("wagtailimages:edit", args=[own.pk]), {"collection": root.pk, "title": "x"})
    assert not get_image_model().objects.filter(collection=root).exists()


def test_the_same_picture_of_somebody_else_is_not_named(member, accounts, collection):
    """Wagtail says when a picture is there already."""
    image = picture("Bobs face", "reader", accounts, collection)
    with image.file.open() as file:
        same = SimpleUploadedFile("me.png", file.read(), content_type="image/png")
    answer = upload(member, **{"image-chooser-upload-file": same})
    assert json.loads(answer.text)["step"] == "chosen"
    assert "Bobs" not in answer.text


@pytest.mark.parametrize("role", ["translator", "officer"])
def test_who_is_no_member_adds_none(accounts, role):
    client = signed_in(accounts, role)
    assert upload(client).status_code in (302, 403)
    assert not get_image_model().objects.filter(title="New face").exists()


# The portrait on the own person.


@pytest.fixture
def alice(accounts):
    person = PersonFactory(user=accounts["member"])
    person.save_revision().publish()
    return person


def publish(client, person, portrait):
    data = querydict_from_html(client.get(edit_url(person)).content.decode(), "w-editor-form")
    data["portrait"], data["action-publish"] = str(portrait), "action-publish"
    return client.post(edit_url(person), data)


def portrait_of(person):
    return Person.objects.get(pk=person.pk).portrait


def test_an_own_picture_becomes_the_portrait(member, alice, own):
    publish(member, alice, own.pk)
    assert portrait_of(alice) == own


def test_nobody_elses_does(member, alice, others):
    for image in others:
        answer = publish(member, alice, image.pk)
        assert "Choose one of your own pictures" in answer.text
        assert portrait_of(alice) is None


@pytest.mark.thorough
def test_one_that_an_editor_chose_stays(member, accounts, alice, others):
    publish(signed_in(accounts, "editor"), alice, others[1].pk)
    assert publish(member, alice, others[1].pk).status_code == 302
    assert portrait_of(alice) == others[1]


# Hosts.


def test_the_collection_may_be_called_otherwise(accounts, collection):
    collection.name = "Porträtt"
    collection.save()
    assert roles.set_up_groups() == []
    assert Collection.objects.filter(depth=2).count() == 1


def test_one_that_is_there_is_taken(accounts, collection):
    GroupCollectionPermission.objects.filter(collection=collection).delete()
    roles.set_up_groups()
    rights = GroupCollectionPermission.objects.filter(collection=collection)
    assert [row.permission.codename for row in rights] == ["add_image"]
    assert Collection.objects.filter(depth=2).count() == 1


def test_a_policy_of_the_host_stays(monkeypatch):
    class Theirs(CollectionOwnershipPermissionPolicy):
        pass

    model = get_image_model()
    theirs = Theirs(model, auth_model=model, owner_field_name="uploaded_by_user")
    monkeypatch.setitem(policy_registry.values_by_class, model, theirs)
    image_permissions.register_image_policy()
    assert policy_registry.get_by_type(model) is theirs
