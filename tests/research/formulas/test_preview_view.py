"""The formula that an editor types, as the site answers: set, or why it cannot be."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from research.formulas.reasons import reason_text
from research.mathematics.mathml import FormulaError, mathml

URL_NAME = "groupsite_research_formula"
NO_REASON = "This formula cannot be set."


def test_it_is_as_visitors_see_it(admin_client):
    told = admin_client.get(reverse(URL_NAME), {"tex": r" \ell_2 ", "display": ""}).json()
    assert told["text"] == "ℓ₂"
    assert told["mathml"].startswith('<math alttext="ℓ₂"><semantics><msub>')


def test_one_on_a_line_of_its_own(admin_client):
    told = admin_client.get(reverse(URL_NAME), {"tex": r"\ell_2", "display": "block"}).json()
    assert 'display="block"' in told["mathml"]


def test_the_reason_is_in_the_language_of_the_editor(admin_client, admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="sv")
    told = admin_client.get(reverse(URL_NAME), {"tex": r"\foo"}).json()
    assert told == {"problem": r"Kommandot \foo finns inte."}


def test_it_is_for_those_who_may_enter_the_admin(db):
    assert Client().get(reverse(URL_NAME), {"tex": "x"}).status_code == 302


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        ("", "Write a formula."),
        ("x" * 1001, "The formula has more than 1000 characters."),
        (r"\begin{align}x\end{align}", "The environment align is not allowed in a formula."),
        (r"\def\a{b}", r"\def is not allowed in a formula."),
        (r"\foo", r"There is no command \foo."),
        (r"\begin{foo}x\end{foo}", "There is no environment foo."),
        (r"\color{nope}x", "There is no colour nope."),
        (r"\text{a", "} is missing at the end."),
        (r"\begin{matrix}a\end{pmatrix}", r"\end{matrix} is missing."),
        ("x}", "} closes nothing."),
        (r"\frac{1}", "Something is missing after the last command."),
        ("^^", "There is nothing between two of the signs ^ and _."),
        (r"\text{$x$}", "This is not possible within text."),
        ("x_1_2", "There are two subscripts or superscripts in the same place. Use braces."),
        ("a & b", "& is only possible in a matrix or table."),
        (r"\limits", r"\limits is not possible here."),
        ("$", "$ is not possible here."),
        (r"\left x", r"A bracket is missing after \left."),
        (r"\hspace{3}", NO_REASON),
    ],
)
def test_each_reason_is_a_sentence(tex, reason):
    with pytest.raises(FormulaError) as refused:
        mathml(tex)
    assert reason_text(refused.value) == reason
