"""A sentence that says "read more" has a link; one that uses the words in another sense needs none."""

import pytest

from people.content.checks.missing_promised_links import missing_promised_link_findings
from people.content.findings.page_texts_and_pictures import PageText

PROMISE = [
    "Read more about working at Chalmers and our benefits for employees.",
    "You can read more on our website.",
    "Read more.",
    "Learn more about the group!",
    "Please find out more about WASP.",
    "Click here.",
    "To apply, click here.",
    "Apply here!",
    "The form can be found here.",
    "The syllabus is available here, in Swedish.",
    "Find more general information about doctoral studies at Chalmers here.",
    "More information about the benefits is given here.",
    "Läs mer om att arbeta vid Chalmers.",
    "Läs gärna mer om forskarutbildningen.",
    "På vår webbplats kan du läsa mer om gruppen.",
    "Läs mer här.",
    "Klicka här för att ansöka.",
    "Ansök här.",
    "Mer information om villkoren finns här.",
    "Här hittar du information om anställningen.",
]
OTHER_SENSES = [
    "You will work here with nine professors.",
    "What we do here matters.",
    "Everybody who works here speaks English.",
    "More people than ever work here.",
    "You will learn more about information theory.",
    "Students who read more papers write better ones.",
    "Models that learn more from less data.",
    "We share information with those who work here.",
    "Read more about the documents below.",
    "Read more under the heading “How to apply” above.",
    "Read more: https://wasp-sweden.org/",
    "Read more at www.chalmers.se.",
    "To read more, write to durisi@chalmers.se.",
    "Here you get time for research.",
    "Här arbetar nio professorer.",
    "Hos oss finns en stark miljö, och du blir en del av den här.",
    "Du får lära dig mer om informationsteori.",
    "Läs mer om handlingarna nedan.",
    "Den här tjänsten är fullt finansierad.",
    "Det finns mer att göra här.",
]


def said(html: str, *, is_rich: bool = True) -> list[str]:
    return [
        str(one)
        for one in missing_promised_link_findings([PageText("body", "Text", html, is_rich)])
    ]


@pytest.mark.parametrize("sentence", PROMISE)
def test_promise_without_a_link_is_reported(sentence):
    (finding,) = said(f"<p>We are a group. {sentence} Welcome!</p>")
    assert finding.startswith("“Text” says “")
    assert said(sentence, is_rich=False) == [finding]


@pytest.mark.parametrize("sentence", PROMISE)
def test_promise_with_a_link_is_kept(sentence):
    assert said(f'<ul><li><a href="https://a.example/">{sentence}</a></li></ul>') == []


@pytest.mark.parametrize("sentence", OTHER_SENSES)
def test_other_senses_are_left_alone(sentence):
    assert said(f"<p>{sentence}</p>") == []
    assert said(f"<ul><li>{sentence}</li></ul>") == []


def test_link_of_another_sentence_does_not_count():
    assert len(said('<p>We have <a href="/x/">a plan</a>. Read more about it.</p>')) == 1


def test_heading_and_what_leads_to_a_list_promise_nothing():
    assert (
        said("<h2>Read more</h2><p>Read more:</p><ul><li><a href='/x/'>The group</a></li></ul>")
        == []
    )


def test_long_sentence_takes_no_time():
    assert said("<p>More information " + "finns information här " * 50_000 + "here.</p>") == []


def test_link_within_the_sentence_counts():
    assert said('<p>Read more about <a linktype="page" id="3">the group</a>.</p>') == []


def test_each_wording_is_reported_once_in_a_text():
    assert len(said("<p>Apply here.</p><p>Apply here.</p>")) == 1


def test_finding_leads_to_its_field():
    (finding,) = missing_promised_link_findings([PageText("terms", "Terms", "<p>Read more.</p>")])
    assert (finding.field, finding.is_error) == ("terms", False)
