"""What the button of the page editor is called: it says whether the facts go live too."""

from django.urls import reverse

from people.records.acts import create_pair
from vacancies.models import Vacancy


def test_the_button_of_a_first_page_names_the_facts_and_no_other_page_does(
    admin_client, ready_page, index, admin
):
    first = create_pair(Vacancy(name="x"), index, "x", admin)
    ready_page.save_revision(user=admin).publish(user=admin)
    shown = [
        admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        for page in (first, ready_page, index)
    ]
    assert ["Publish facts and English" in html for html in shown] == [True, False, False]
