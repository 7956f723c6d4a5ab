"""What the rows of `own_views.TABLE` are about: the parameters of their addresses, what is sent."""

from datetime import date
from typing import Any, NamedTuple

from groupsite.demo import factories
from groupsite.handbook.chapters import PICTURES, handbook_chapters
from groupsite.models import SiteWords, SynonymGroup
from people.content.sections.section_texts import newest_draft, section_texts, text_digest
from people.models import ConfirmedSection, PersonIndexPage
from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.models import Keyword, NameForm, NameVerdict, ProjectIndexPage
from research.publication_facts.name_decisions import decide_name
from tests.factories import NOW, add_page, document_kind, in_both, saved, unit
from tests.research.inbox.works import make_candidate, make_work
from tests.research.project_items import make_project
from tests.research.publication_items import make_publication
from tests.roles.addresses import MISSING
from tests.roles.scene import Scene
from tools.hosts.laboratory.models import ProjectPage
from vacancies.admin.actions.actions import extension_reasons_fingerprint
from vacancies.models import Question, Vacancy, VacancyExtension, VacancyIndexPage, VacancyPage
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint

Sent = dict[str, Any]


class Object(NamedTuple):
    values: Sent  # by parameter of an address
    sent: dict[str, Sent] = {}  # by view
    at: dict[str, Sent] = {}  # by view: other values

    def value(self, name: str, view: str) -> Any:
        return self.at.get(view, self.values)[name]

    def to(self, view: str) -> Sent:
        """What is sent: choosers take numbers as "id"."""
        return self.sent.get(view) or {"id": self.values.get("pk", MISSING)}


def objects(scene: Scene) -> dict[str, Object]:
    """Makes what the scene lacks. The keys are those of `own_views.TABLE`, without "choosing: "."""
    site = scene.own.get_site()
    SiteWords.for_site(site)
    return {
        **_vacancies(scene),
        **_people(scene),
        **{name: _facts(one) for name, one in _vocabularies().items()},
        **{name: Object({"page_id": page.pk}) for name, page in _pages(scene).items()},
        "sections": _section(scene),
        **_pages_without_record(scene),
        "draft area": _facts(scene.waits.area),
        "draft project": _project(),
        "draft publication": _publication(),
        "printed names": Object({"pk": _name_form().pk}),
        "inbox of publications": _inbox(),
        "site words": _settings("groupsite", "sitewords", site.pk),
        "settings of people": _settings("groupsite_people", "peoplesettings", site.pk),
        "news": Object({}),
        "words that were not found": Object({}),
        "handbook": Object(
            {"name": handbook_chapters("en")[0].name},
            at={"picture": {"name": next(PICTURES.glob("*.webp")).name}},
        ),
    }


def _vacancies(scene: Scene) -> dict[str, Object]:
    index = VacancyIndexPage.objects.get(locale__language_code="en")
    live = Vacancy.objects.get(name="Open position")
    live.save_revision()
    VacancyPage.objects.get(vacancy=live, locale__language_code="sv").delete()
    extension = VacancyExtension.objects.create(
        vacancy=live,
        extended_from=date(2025, 6, 7),
        extended_to=live.deadline_on,
        extended_at=NOW,
    )
    new = {"index": index.pk, "kind": "doctoral", "title": "New position"}
    known = deadline_and_outcome_fingerprint(live)
    acts = {
        "extend": {
            "expected_fingerprint": known,
            "deadline_on": "2025-07-01",
            "confirmed": "2025-07-01",
        },
        "close": {"expected_fingerprint": known},
        "outcome": {"expected_fingerprint": known, "outcome": "filled"},
        "reason": {
            "expected_fingerprint": extension_reasons_fingerprint(extension),
            "reason_en": "more time was asked for",
        },
    }
    return {
        "draft vacancy": _facts(scene.closed.record, add=new),
        "live vacancy": _facts(live, extension.pk, add=new, **acts),
    }


def _people(scene: Scene) -> dict[str, Object]:
    index = PersonIndexPage.objects.get(locale__language_code="en")
    new = {"index": index.pk, "given_name": "Nora", "family_name": "New"}
    scene.own.person.save_revision()
    return {
        "own person": _facts(scene.own.person, add=new),
        "another person": _facts(scene.person.person, add=new),
    }


def _project() -> Object:
    """A draft that editors have saved; nothing refers to it."""
    project = make_project(name="Draft project", draft=True)
    project.save_revision()
    index = ProjectIndexPage.objects.get(locale__language_code="en")
    add_page(project, index, title="Draft project", live=False)
    return _facts(project, add={"index": index.pk, "title": "New project"})


def _publication() -> Object:
    """A draft that editors have saved."""
    publication = make_publication(title="Draft publication", draft=True)
    publication.save_revision()
    return _facts(publication)


def _inbox() -> Object:
    """A candidate that waits and one that has been merged."""
    waiting = make_candidate(NOW, make_work(title="Waits", doi="10.5555/waits"))
    publication = make_publication(title="Merged publication", doi="10.5555/merged")
    merged = make_candidate(NOW, make_work(volume="8", doi="10.5555/merged"))
    merge = merge_candidate(merged, publication, ["volume"], Decision(None, NOW))
    at = {
        "decide": {"pk": waiting.pk},
        "undo_merge": {"pk": merge.pk},
        **{act: {"pk": waiting.batch_id} for act in ("batch", "ask_again")},
    }
    bibtex = "@article{a, title={Pasted}, author={Ek, Anna}, year=2016}"
    sent = {
        "add": {"text": bibtex},
        "accept_new": {"entry": waiting.pk},
        "decide": {"action": "accept"},
    }
    return Object({}, sent, at)


def _name_form() -> NameForm:
    """A printed name about which somebody has decided."""
    form = NameForm.objects.create(fold="li, w", as_printed="Li, W.")
    decide_name(form, NameVerdict.NOBODY, None, None, NOW)
    return form


def _vocabularies() -> dict[str, Any]:
    """Words that nothing uses: they can be deleted."""
    role = saved(factories.build_role_with_texts(in_both({"name": "Guest"}, {"name": "Gäst"})))
    return {
        "organisation": unit("department", "Department of Rests", "institutionen för rester"),
        "role": role,
        "keyword": Keyword.objects.create(name="rests"),
        "document kind": document_kind("Grades"),
        "question": Question.objects.create(),
        "search synonyms": SynonymGroup.objects.create(),
    }


def _pages(scene: Scene) -> dict[str, Any]:
    return {
        "submitting": scene.about_target,
        "submitting of a draft": scene.plain_target,
        "sections of a draft": scene.closed_target,
    }


def _pages_without_record(scene: Scene) -> dict[str, Object]:
    home = scene.own.get_site().root_page
    made = {}
    for name, live in (("page without a record", True), ("draft without a record", False)):
        page = ProjectPage(title=name, slug=name.replace(" ", "-"), number=1, live=live)
        home.add_child(instance=page)
        made[name] = Object({"page_id": page.pk, "language": "sv"})
    return made


def _section(scene: Scene) -> Object:
    shown = text_digest(section_texts(scene.area)["summary"])
    own = section_texts(newest_draft(scene.target))["summary"]
    ConfirmedSection.objects.filter(page=scene.target, section="summary").update(
        machine="LibreTranslate", own=own
    )
    return Object(
        {"page_id": scene.target.pk},
        {
            "still_right": {"section": "summary", "shown-summary": shown},
            "looks_right": {"section": "summary", "written-summary": text_digest(own)},
        },
    )


def _settings(app_name: str, model_name: str, site: int) -> Object:
    return Object({"app_name": app_name, "model_name": model_name, "pk": site})


def _facts(one: Any, extension: int = MISSING, **sent: Sent) -> Object:
    missing = dict.fromkeys(("task_state_id", "task_id", "workflow_state_id"), MISSING)
    values = {
        "pk": one.pk,
        "revision_id": getattr(one, "latest_revision_id", None) or MISSING,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "language": "sv",
        "extension": extension,
    }
    return Object(values | missing, sent)
