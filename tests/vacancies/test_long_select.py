"""The select of time zones has the choices that Django's own select would have."""

from bs4 import BeautifulSoup
from django import forms

from vacancies.choices import zone_choices
from vacancies.models.panels import LongSelect


def rendered(widget: forms.Select) -> list[object]:
    html = widget.render("time_zone", "Europe/Stockholm", {"id": "id_time_zone", "required": True})
    select = BeautifulSoup(html, "lxml").select_one("select")
    assert select is not None
    return [
        select.attrs,
        *((one.attrs, one.get_text()) for one in select.select("option")),
    ]


def test_it_has_the_choices_of_a_usual_select() -> None:
    choices = [*zone_choices(), ("<A&B>", "<A & B>")]
    found = rendered(LongSelect(choices=choices))
    assert found == rendered(forms.Select(choices=choices))
    assert ({"value": "Europe/Stockholm", "selected": ""}, "Europe/Stockholm") in found
