"""What the areas of the invented group show of their work; texts and links are in `invented_areas.toml`."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from groupsite.demo.content.files import read_toml
from groupsite.demo.factories import set_sort_order
from people.models import Person
from research.models import AreaLink, ResearchArea
from tools.sites import rate_diagram

FILE: Final = read_toml(Path(__file__).with_name("invented_areas.toml"))


def add_work(area: ResearchArea, own: Mapping[str, Any], lead: Person | None) -> None:
    """Publish the area with its lead, links and picture, and its pages with a result.

    Pages that somebody is editing are left alone.
    """
    area.lead = area.lead or lead
    area.links.add(*set_sort_order(AreaLink(**link) for link in own.get("links", ())))
    if own.get("has_picture"):
        area.result_picture = _diagram()
    area.save_revision(log_action=True).publish()
    for page in area.pages.filter(has_unpublished_changes=False, alias_of=None):
        if texts := own.get(page.locale.language_code):
            for name, text in texts.items():
                setattr(page, name, text)
            page.save_revision(log_action=True).publish()


def _diagram() -> Any:
    buffer = BytesIO()
    rate_diagram.draw().save(buffer, "PNG", optimize=True)
    file = ImageFile(BytesIO(buffer.getvalue()), "rate-and-length.png")
    image = get_image_model()(title="Rate and length", file=file)
    image.save()
    return image
