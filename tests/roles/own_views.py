"""Our own views of the admin, and who may GET and who may POST each of them, for which object.

`TABLE` is by object ("own person") and by view ("edit"); `own_objects` has what it is about.
"""

from typing import Final, NamedTuple

from tests.roles.addresses import Address
from tests.roles.scene import DESK, INSIDE

Roles = tuple[str, ...]
NOBODY: Final[Roles] = ()  # what is not there, or a method that the view has not
MEMBER: Final[Roles] = ("member", *DESK)
TRANSLATOR: Final[Roles] = ("translator", *DESK)
WORDS: Final[Roles] = ("member", "translator", *DESK)


class Row(NamedTuple):
    get: Roles
    post: Roles = NOBODY
    writes: bool = False  # a POST of those who may changes something, with what `own_objects` sends

    def who(self, method: str) -> Roles:
        return self.get if method == "get" else self.post


CLOSED: Final = Row(NOBODY)
ANYBODY: Final = Row(INSIDE)  # names nothing, or only what one may see
ACTS: Final = ("extend", "close", "outcome")
ACT: Final = Row(DESK, DESK, writes=True)
START: Final = Row(TRANSLATOR, TRANSLATOR, writes=True)  # a language, beside one that is public


def record(changing: Roles, listing: Roles, **other: Row) -> dict[str, Row]:
    """The views of a record: of those who may change it, and of those who have a list of theirs."""
    seen, form = Row(changing), Row(changing, changing)
    return {
        "list": Row(listing),
        "list_results": Row(listing),
        "add": ACT,
        "copy": ACT,
        "preview_on_add": Row(DESK, DESK),
        "edit": form,
        "preview_on_edit": form,
        "usage": seen,
        "history": seen,
        "history_results": seen,
        "revisions_view": seen,
        "revisions_revert": form,
        "revisions_compare": seen,
        "revisions_unschedule": Row(changing, changing, writes=True),
        "unpublish": form,
        "delete": Row(DESK),  # says what prevents it: a public page, or what refers to it
        "lock": Row(NOBODY, DESK, writes=True),
        "unlock": Row(NOBODY, DESK),
        "workflow_action": CLOSED,  # there is no task
        "collect_workflow_action_data": CLOSED,
        "confirm_workflow_cancellation": form,
        "workflow_history": seen,
        "workflow_history_detail": CLOSED,
        "workflow_preview": CLOSED,
        "start_language": Row(DESK, DESK),  # both are there: it leads to the page
        "machine_language": Row(DESK, DESK),
        "publish_all": Row(changing, changing),  # what is public already leads to the facts
        "publish_facts": Row(changing, changing),
    } | other


def record_without_pages(changing: Roles, listing: Roles, **other: Row) -> dict[str, Row]:
    rows = record(changing, listing, revisions_view=CLOSED, **other)
    for view in ("start_language", "machine_language", "publish_all"):
        rows.pop(view)
    return rows


def vacancy(**other: Row) -> dict[str, Row]:
    pasting = dict.fromkeys(("from_text", "paste_language"), Row(DESK, DESK))  # it writes facts
    rows = {
        **dict.fromkeys(ACTS, Row(DESK, DESK)),
        "reason": CLOSED,
        "take_back": Row(DESK, DESK),
        **pasting,
    }
    return record(DESK, DESK, **{**rows, **other})


def chooser(chosen: Roles) -> dict[str, Row]:
    return {
        "choose": ANYBODY,
        "choose_results": ANYBODY,
        "chosen": Row(chosen),
        "chosen_multiple": ANYBODY,
        "create": Row(DESK, DESK),
    }


VOCABULARY: Final = {
    **dict.fromkeys(("list", "list_results", "usage", "history", "history_results"), Row(DESK)),
    **dict.fromkeys(("add", "edit", "copy"), Row(DESK, DESK)),
    "delete": ACT,
}
# The address of the site's own settings, which leads on; the form; the preview, which there is none.
SETTINGS: Final = {
    "edit": Row(DESK, DESK),
    "edit/pk": Row(DESK, DESK),
    "preview_on_edit/pk": CLOSED,
}
VOCABULARIES: Final = {
    "organisation": "groupsite_people_organisation",
    "role": "groupsite_people_role",
    "keyword": "groupsite_research_keyword",
    "document kind": "groupsite_vacancies_documentkind",
    "question": "groupsite_vacancies_question",
    "search synonyms": "groupsite_synonymgroup",
}
DRAFTS: Final = {
    "draft vacancy": "groupsite_vacancies_vacancy",
    "another person": "groupsite_people_person",
    "draft area": "groupsite_research_researcharea",
    "draft project": "groupsite_research_project",
    "draft publication": "groupsite_research_publication",
}
VACANCIES: Final = "wagtailsnippets_groupsite_vacancies_vacancy"
PEOPLE: Final = "wagtailsnippets_groupsite_people_person"
SECTIONS: Final = "groupsite_people_sections"
CONFIRMING: Final = ("still_right", "looks_right")
LANGUAGES: Final = "groupsite_people_languages"
SUBMIT: Final = "groupsite_people_submit_translation"
HOME: Final = "wagtailadmin_home"
UNDERSTOOD: Final = "groupsite_vacancies_understood"
UNDERSTOOD_DATE: Final = "groupsite_people_understood_date"
SESSION: Final = "groupsite_people_session"
FORMULA: Final = "groupsite_research_formula"
FOR_ALL: Final = dict.fromkeys((HOME, SESSION, UNDERSTOOD, UNDERSTOOD_DATE, FORMULA), ANYBODY)

# By object: the namespace of its views, and their rows.
TABLE: Final[dict[str, tuple[str, dict[str, Row]]]] = {
    "draft vacancy": (VACANCIES, vacancy(delete=ACT)),
    "live vacancy": (
        VACANCIES,
        vacancy(
            **dict.fromkeys((*ACTS, "reason", "unpublish"), ACT),
            start_language=START,
            machine_language=CLOSED,  # there is no translator
        ),
    ),
    "own person": (
        PEOPLE,
        record(
            MEMBER,
            MEMBER,
            unpublish=Row(MEMBER, MEMBER, writes=True),
            start_language=START,
            machine_language=CLOSED,
        ),
    ),
    "another person": (
        PEOPLE,
        record(DESK, MEMBER, delete=ACT, start_language=ACT, machine_language=CLOSED),
    ),
    "draft project": (
        "wagtailsnippets_groupsite_research_project",
        record(DESK, DESK, delete=ACT, start_language=ACT, machine_language=CLOSED),
    ),
    "draft publication": (
        "wagtailsnippets_groupsite_research_publication",
        record_without_pages(DESK, DESK, add=Row(DESK, DESK), delete=ACT),
    ),
    "printed names": (
        "groupsite_research_names",
        {
            **dict.fromkeys(("index", "index_results"), Row(DESK)),
            "edit": Row(DESK, DESK),
            "undo": Row(NOBODY, DESK, writes=True),
        },
    ),
    "inbox of publications": (
        "groupsite_research_inbox",
        {
            "index": Row(DESK),
            "add": Row(MEMBER, MEMBER, writes=True),
            "batch": Row(DESK),  # that of somebody else
            "ask_again": Row(NOBODY, DESK),
            "accept_new": Row(DESK, DESK, writes=True),
            "undo_accept_new": Row(NOBODY, DESK),  # nothing has been accepted at once
            "decide": Row(NOBODY, DESK, writes=True),
            "merged": Row(DESK),
            "undo_merge": Row(NOBODY, DESK, writes=True),
        },
    ),
    **{one: (f"wagtailsnippets_{name}", VOCABULARY) for one, name in VOCABULARIES.items()},
    **{
        f"choosing: {one}": (f"wagtailsnippetchoosers_{name}", chooser(who))
        for names, who in ((VOCABULARIES, INSIDE), (DRAFTS, DESK))
        for one, name in names.items()
    },
    "site words": ("wagtailsettings", SETTINGS),
    "settings of people": ("wagtailsettings", SETTINGS),
    "news": ("groupsite_research_news", dict.fromkeys(("index", "index_results"), Row(DESK))),
    "words that were not found": (
        "groupsite_unanswered",
        dict.fromkeys(("words", "words_results"), Row(DESK)),
    ),
    "sections": (
        SECTIONS,
        {
            **dict.fromkeys(CONFIRMING, Row(WORDS, WORDS, writes=True)),
            "by_machine": Row(WORDS, WORDS),  # there is no translator
        },
    ),
    "sections of a draft": (
        SECTIONS,
        dict.fromkeys((*CONFIRMING, "by_machine"), Row(DESK, DESK)),
    ),
    "page without a record": (LANGUAGES, {"start": START, "machine": CLOSED}),
    "draft without a record": (LANGUAGES, {"start": ACT, "machine": CLOSED}),
    "submitting": ("", {SUBMIT: Row(NOBODY, TRANSLATOR), **FOR_ALL}),
    "submitting of a draft": ("", {SUBMIT: Row(NOBODY, DESK), **FOR_ALL}),
    "handbook": (
        "groupsite_handbook",
        {"contents": ANYBODY, "chapter": ANYBODY, "picture": Row(INSIDE, INSIDE)},
    ),
}
# These have a table of their own: `tests/vacancies/committee`, and the module beside this one.
ELSEWHERE: Final = {
    "groupsite_vacancies_committee",
    "wagtailsnippets_groupsite_research_researcharea",
}


def view_of(address: Address) -> str:
    """The key of its row: settings have two views of one name."""
    name = address.name.rpartition(":")[2]
    return (
        f"{name}/pk" if address.namespace == "wagtailsettings" and "pk" in address.needs else name
    )
