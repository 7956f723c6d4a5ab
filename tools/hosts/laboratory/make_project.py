"""Make the live English page of a project, in the database of a running demonstration."""

from wagtail.models import Page

from tools.hosts.laboratory.models import ProjectGoal, ProjectPage

STEP = {"type": "step", "value": {"heading": "Measure", "text": "<p>Twice.</p>"}}


def make_project() -> None:
    home = Page.objects.get(depth=2, locale__language_code="en")
    stream = ProjectPage._meta.get_field("steps").stream_block
    page = ProjectPage(
        title="Short codes",
        slug="short-codes",
        locale=home.locale,
        number=7,
        motto="Short is good.",
        body="<p>Codes are everywhere.</p>",
        steps=stream.to_python([STEP]),
        live=False,
    )
    page.goals.add(ProjectGoal(text="Understand", locale=home.locale))
    home.add_child(instance=page)
    page.save_revision().publish()
