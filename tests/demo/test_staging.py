"""The scenes for photographs hold every state, and no more than they say."""

from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from groupsite.demo import portraits
from groupsite.demo.scenes.people import CROWD
from groupsite.demo.scenes.vacancies import VACANCIES
from people.models import Person
from research.models import ResearchArea
from tools.sites import states
from vacancies.models import Vacancy, VacancyPage
from vacancies.posting.lifecycle import PUBLIC_STATES, State


@pytest.fixture
def _without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crops of portraits take long and are tested where they are made."""
    monkeypatch.setattr("people.portraits.make_portrait_crops_of_image", lambda image: True)
    small = portraits.Image.new("RGB", (40, 50))
    monkeypatch.setattr(portraits, "draw_portrait", lambda face: small)


@pytest.mark.thorough  # some seconds, for scenes that only photographs show
@pytest.mark.usefixtures("_without_drawing")
def test_there_is_a_vacancy_in_every_state(demo: datetime) -> None:
    states.add_all(demo)
    assert {one.state(demo) for one in Vacancy.objects.all()} == {State.SCHEDULED, *PUBLIC_STATES}
    counts = {len(one.supervisors.all()) for one in Vacancy.objects.all()}
    assert {0, 1, 2, 7} <= counts
    titles = VacancyPage.objects.values_list("title", flat=True)
    assert max(len(title) for title in titles) >= 180
    missing = [one.key for one in VACANCIES if set(one.titles) != {"en", "sv"}]
    assert missing == ["english-only"]
    assert Vacancy.objects.filter(extensions__isnull=False).distinct().count() == 2
    assert Person.objects.filter(live=True).count() >= len(CROWD)


@pytest.mark.usefixtures("_without_drawing")
def test_nothing_is_open_once_all_has_ended(demo: datetime) -> None:
    states.mark_all_filled()
    assert Vacancy.objects.exists()
    assert not Vacancy.objects.open(demo).exists()


def test_on_the_first_day_no_fact_is_public(demo: datetime) -> None:
    states.unpublish_all()
    for model in (Vacancy, Person, ResearchArea):
        assert model.objects.exists()
        assert not model.objects.filter(live=True).exists()


def test_no_site_that_visitors_meet_can_be_filled_with_it(demo: datetime) -> None:
    with pytest.raises(CommandError):
        call_command("seed_states")


@pytest.mark.parametrize("one", [one for one in CROWD if one.face], ids=lambda one: one.key)
def test_a_face_lies_inside_its_picture(one) -> None:
    across, down, wide, high = one.face.focal_point
    width, height = one.face.size
    assert across - wide / 2 >= 0
    assert across + wide / 2 <= width
    assert down - high / 2 >= 0
    assert down + high / 2 <= height


def test_the_same_face_is_drawn_the_same() -> None:
    face = next(one.face for one in CROWD if one.face)
    small = portraits.Face(face.hair, face.skin, face.hair_colour, face.coat, face.wall, (80, 100))
    assert portraits.draw_portrait(small).tobytes() == portraits.draw_portrait(small).tobytes()
    assert portraits.draw_portrait(small).size == (80, 100)
