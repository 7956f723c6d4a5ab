"""Whose pictures and records carry which tags is told to those who see them."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from research.models import Keyword
from tests.roles.scene import DESK, OTHERS, SECRET

TAGS = reverse("wagtailadmin_tag_autocomplete")
KEYWORDS = reverse("wagtailadmin_tag_model_autocomplete", args=["groupsite_research", "keyword"])
OF_PICTURES = reverse("wagtailadmin_tag_model_autocomplete", args=["taggit", "tag"])


@pytest.fixture(autouse=True)
def tagged(scene):
    picture = get_image_model().objects.create(
        title="Of an editor", file=get_test_image_file(), uploaded_by_user=scene.user("editor")
    )
    picture.tags.add(f"{SECRET} tag")
    Keyword.objects.create(name=f"{SECRET} keyword", slug="secret")


@pytest.mark.table(every="role")
@pytest.mark.parametrize("url", [TAGS, OF_PICTURES])
@pytest.mark.parametrize("role", OTHERS)
def test_tags_of_others_are_not_completed(scene, role, url):
    assert scene.client(role).get(url, {"term": SECRET}).status_code == 404


@pytest.mark.parametrize("url", [TAGS, OF_PICTURES, KEYWORDS])
@pytest.mark.parametrize("role", DESK)
def test_editors_have_them_completed(scene, role, url):
    (found,) = scene.client(role).get(url, {"term": SECRET}).json()
    assert found.startswith(SECRET)


@pytest.mark.parametrize("role", OTHERS)
def test_keywords_are_completed_for_those_who_may_edit_them(scene, role):
    assert scene.client(role).get(KEYWORDS, {"term": SECRET}).status_code == 404


@pytest.mark.parametrize("role", [*OTHERS, "editor"])
def test_the_error_on_purpose_is_for_those_who_run_the_site(scene, role):
    assert scene.client(role).get(reverse("wagtailadmin_error_test")).status_code == 404
