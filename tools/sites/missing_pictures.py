"""Makes the sizes of pictures that pages show and that do not exist."""

from people.models import Person
from people.portraits import make_portrait_crops
from research.models import ResearchArea
from research.models.result_pictures import make_result_renditions_of_area


def make_missing_pictures() -> None:
    """Make those of public people and areas: an earlier start may have been stopped before."""
    people = Person.objects.filter(live=True).exclude(portrait=None)
    for person in people.select_related("portrait").prefetch_related("portrait__renditions"):
        make_portrait_crops(person)
    areas = ResearchArea.objects.filter(live=True).exclude(result_picture=None)
    for area in areas.select_related("result_picture"):
        make_result_renditions_of_area(area)
