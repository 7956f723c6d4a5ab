"""What the tutorial does by hand: publish a vacancy in the admin, apply for it, read the application.

Through the addresses and forms that a browser would use, in whatever language the host speaks.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from tools.hosts.visitor import Shown, Visitor
from tools.pdfs import good_pdf

TITLE = "Doctoral student in coding theory"
QUESTION = "When can you start?"
ANSWER = "In a month"
PUBLISH = "button[name=action-publish]"
# What the editor of rich text sends.
A_DEGREE = '{"entityMap":{},"blocks":[{"key":"a","text":"A degree","type":"unstyled"}]}'


@dataclass(frozen=True)
class Posting:
    """What was published: the page's path for visitors, and where an editor finds it."""

    path: str
    page: str
    facts: str

    @property
    def vacancy(self) -> str:
        """The number of the record, which the form's address holds."""
        return self.facts.rstrip("/").rpartition("/")[2]


def publish_a_vacancy(editor: Visitor) -> Posting:
    """Indexes below the site's home page, an organisation, a role, a person, and the vacancy."""
    home = home_of_the_site(editor)
    _add_index(editor, home, "groupsite_people/personindexpage", "People")
    _add_index(editor, home, "groupsite_vacancies/vacancyindexpage", "Vacancies")
    organisation = _add_organisation(editor)
    person = _add_person(editor, _add_role(editor), organisation)
    question = _add_question(editor)
    form = editor.get("/admin/snippets/groupsite_vacancies/vacancy/add/")
    page = editor.submit(form, "[name=title]", title=TITLE, kind="doctoral")
    facts = _facts_of(page, "vacancy")
    _write_the_facts(editor, facts, organisation, person, question)
    page = editor.get(page.address)
    # A browser's script counts the sections that have no name: there are none.
    words = {"lead": "Work with us on short codes.", "required": A_DEGREE}
    editor.submit(page, PUBLISH, **words, **{"extra_sections-count": 0})
    path = live_path(editor.get(page.address))
    return Posting(path, urlsplit(page.address).path, facts)


def enter_the_address(editor: Visitor) -> None:
    """Tell the host its address, with which links in e-mails begin."""
    at = urlsplit(editor.address)
    editor.submit(_site_of(editor), "[name=hostname]", hostname=at.hostname, port=at.port)


def _site_of(editor: Visitor) -> Shown:
    sites = editor.get("/admin/sites/")
    return editor.get(str(sites.soup.select_one("main td a[href*='/sites/edit/']")["href"]))  # type: ignore[index]


def home_of_the_site(editor: Visitor) -> str:
    form = _site_of(editor).form("[name=root_page]")
    return str(form.select_one("[name=root_page]")["value"])  # type: ignore[index]


def _add_index(editor: Visitor, home: str, model: str, title: str) -> None:
    form = editor.get(f"/admin/pages/add/{model}/{home}/")
    editor.submit(form, PUBLISH, title=title, slug=title.lower())


def _add_organisation(editor: Visitor) -> str:
    form = editor.get("/admin/snippets/groupsite_people/organisation/add/")
    rows = {"texts-TOTAL_FORMS": 1, "texts-0-name": "Coding Theory"}
    listing = editor.submit(form, "[name=kind]", kind="group", **rows)
    return _key(listing, "/organisation/edit/")


def _add_role(editor: Visitor) -> str:
    form = editor.get("/admin/snippets/groupsite_people/role/add/")
    rows = {"texts-TOTAL_FORMS": 1, "texts-0-name": "Professor", "texts-0-plural": "Professors"}
    return _key(editor.submit(form, "[name=sort_order]", **rows), "/role/edit/")


def _add_person(editor: Visitor, role: str, organisation: str) -> str:
    """Publish her facts, and then her page, which they leave a draft."""
    form = editor.get("/admin/snippets/groupsite_people/person/add/")
    page = editor.submit(form, "[name=given_name]", given_name="Alice", family_name="Ek")
    facts = editor.get(_facts_of(page, "person"))
    held = facts.new_row("roles", role=role, organisation=organisation)
    editor.submit(facts, PUBLISH, email="alice@example.org", **held)
    editor.submit(editor.get(page.address), PUBLISH)
    return _key(facts, "/person/edit/")


def _add_question(editor: Visitor) -> str:
    form = editor.get("/admin/snippets/groupsite_vacancies/question/add/")
    rows = {"texts-TOTAL_FORMS": 1, "texts-0-wording": QUESTION}
    return _key(editor.submit(form, "[name=kind]", **rows), "/question/edit/")


def _write_the_facts(
    editor: Visitor, facts: str, organisation: str, person: str, question: str
) -> None:
    form = editor.get(facts)
    letters_only = {"document_rules-1-DELETE": "on", "document_rules-2-DELETE": "on"}
    editor.submit(
        form,
        PUBLISH,
        organisation=organisation,
        deadline_on=(datetime.now(UTC) + timedelta(days=30)).date().isoformat(),
        salary="agreement",
        **form.new_row("supervisors", person=person),
        **form.new_row("contacts", person=person),
        **form.new_row("questions", required="on", question=question),
        **letters_only,
    )


def _facts_of(shown: Shown, model: str) -> str:
    link = shown.soup.select_one(f"a[href*='/{model}/edit/']")
    assert link is not None, shown.text
    return str(link["href"])


def _key(shown: Shown, part: str) -> str:
    """The number in an address that holds this part: the page's own, or that of a link in it."""
    links = [str(link["href"]) for link in shown.soup.select(f"main a[href*='{part}']")]
    (found,) = {
        link.partition(part)[2].strip("/") for link in [shown.address, *links] if part in link
    }
    return found


def live_path(shown: Shown, index: str = "/vacancies/") -> str:
    for link in shown.soup.select("a[href]"):
        path = urlsplit(str(link["href"])).path
        if re.search(rf"{index}[^/]+/?$", path) and "/admin/" not in path:
            return path
    raise AssertionError(f"{shown.address} links to no live page")


def apply(applicant: Visitor, posting: Posting) -> Shown:
    """From the posting to the receipt, with a PDF that a process of its own looks into."""
    page = applicant.get(posting.path)
    start = applicant.get(_address(page, f"a[href$='/{posting.vacancy}/']"))
    person = {"given_name": "Bo", "family_name": "Öst", "email": "bo@example.org"}
    question = start.soup.find("label", string=QUESTION)
    assert question is not None, start.text
    answer = start.soup.select_one(f"#{question['for']}")["name"]  # type: ignore[index]
    typed = {**person, str(answer): ANSWER}
    draft = applicant.submit(start, "[name=has_read]", has_read="on", **typed)
    refused = _upload(applicant, draft, b"%PDF-1.7 and no more of it", fails=True)
    assert refused.status == 422, refused.text
    kept = _upload(applicant, draft, good_pdf())
    check = applicant.get(_address(kept, ".buttons a.button[href]"))
    return applicant.submit(check, ".buttons button[type=submit]")


def _upload(applicant: Visitor, draft: Shown, content: bytes, *, fails: bool = False) -> Shown:
    files = {"file": ("cv.pdf", content, "application/pdf")}
    return applicant.submit(draft, "[type=file]", files=files, fails=fails)


def _address(shown: Shown, selector: str) -> str:
    found = shown.soup.select_one(selector)
    assert found is not None, f"{shown.address} has no {selector}:\n{shown.text[:1500]}"
    return str(found["href"])


def read_the_application(reader: Visitor, posting: Posting) -> tuple[Shown, bytes]:
    """What the committee sees of it, and the file."""
    received = reader.get(f"/admin/applications/{posting.vacancy}/")
    one = reader.get(_address_like(received, r".*/applications/\d+/\d+/"))
    file = reader.session.get(reader.url(_address_like(one, r".*/files/\d+/")), timeout=60)
    assert file.ok
    assert f"{QUESTION} {ANSWER}" in one.text
    return one, file.content


def _address_like(shown: Shown, pattern: str) -> str:
    for link in shown.soup.select("a[href]"):
        if re.fullmatch(pattern, str(link["href"])):
            return str(link["href"])
    raise AssertionError(f"{shown.address} has no link {pattern}:\n{shown.text[:1500]}")
