"""A browser sends line breaks of its own kind; a text that differs in nothing else is the same."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

LEAD = "Two sentences.\n\nAnd a paragraph."


@pytest.mark.thorough
def test_the_form_keeps_the_breaks_that_texts_have(admin_client, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = querydict_from_html(admin_client.get(address).text, form_id="page-edit-form")
    data["lead"] = LEAD.replace("\n", "\r\n")
    data["extra_sections-count"] = "0"
    assert admin_client.post(address, data).status_code == 302
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert draft.lead == LEAD


def test_texts_that_were_stored_so_are_mended_when_they_are_saved(page):
    page.lead = LEAD.replace("\n", "\r\n")
    page.full_clean()
    assert page.lead == LEAD
