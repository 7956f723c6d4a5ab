"""What is a formula, how it is set, and what is refused."""

import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from research.mathematics.html_text import (
    formula_problems,
    html_of,
    html_paragraphs,
    with_unbroken_formulas,
)
from research.mathematics.mathml import FormulaError, mathml
from research.mathematics.pieces import escaped, formulas, pieces, source_of, without_formulas
from research.mathematics.plain import plain_text

SOURCES = st.text(
    alphabet=st.sampled_from("\\${}^_ a1β<&\n") | st.characters(exclude_categories=["Cs"]),
    max_size=60,
) | st.lists(
    st.sampled_from(
        [
            "\\emph{",
            "}",
            "$",
            "\\frac",
            "{",
            "x^2",
            "\\$",
            "\\\\",
            " 5",
            "\\textsubscript{",
            "é",
            "\\left(",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"Capacity of $\ell_2$ and $x^{n}$", [r"\ell_2", "x^{n}"]),
        ("from $5 to $6 million", []),
        ("alone 5$", []),
        (r"escaped \$x\$", []),
        ("$ x$ and $y $", []),
        ("$x$5", []),
        (r"\emph{of $n$ users}", ["n"]),
        ("$$", []),
        ("$$ $$", []),
        (r"so $$ \frac{1}{n} $$ and $x$", [r"\frac{1}{n}", "x"]),
        ("${x$ and $x}$", []),
        ("$64$-QAM", ["64"]),
        (r"$a\$b$", [r"a\$b"]),
    ],
)
def test_a_formula_is_told_from_an_amount(source: str, expected: list[str]) -> None:
    assert formulas(source) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when $x<y$ holds", "when  holds"),
        ("$5 <b>to</b> $6", "$5 <b>to</b> $6"),
        (r"costs \$5 and <b>$n$</b> \$", r"costs \$5 and <b></b> \$"),
        (r"$$a<b$$, $a\$<b$", ", "),
    ],
)
def test_what_is_left_of_a_text_without_its_formulas(text: str, expected: str) -> None:
    assert without_formulas(text) == expected


@pytest.mark.table
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"Capacity of $\ell_2$ channels", "Capacity of ℓ₂ channels"),
        (r"$\hat{x}^{n}$", "x̂ⁿ"),
        (r"$O(\sqrt{n}\log n)$", "O(√n log n)"),
        (r"$\mathbb{R}^{n\times n}$", "ℝ^(n×n)"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"$\frac{n+1}{2}$", "(n + 1)/2"),
        (r"$10^{-15}$", "10⁻¹⁵"),
        (r"at $-40^{\circ}$C, $a-b=-1$, $(-1)^n$", "at −40°C, a − b = −1, (−1)ⁿ"),
        (r"$\mathcal{O}(n)$", "𝒪(n)"),
        (r"$\mathrm{SNR}\to\infty$", "SNR → ∞"),
        (r"H\textsubscript{2}O, 10\textsuperscript{th}", "H₂O, 10th"),
        (r"\emph{E. coli}", "E. coli"),
        (r"$\unknown{x}$", r"\unknown{x}"),
    ],
)
def test_how_it_reads_as_plain_text(source: str, expected: str) -> None:
    assert plain_text(source) == expected


def test_html_has_mathml_with_its_tex() -> None:
    soup = BeautifulSoup(html_of(r"The $\ell_2$ \emph{norm} < 1"), "html.parser")
    assert soup.math.annotation.text == r"\ell_2"
    assert soup.math.annotation["encoding"] == "application/x-tex"
    assert soup.em.text == "norm"
    assert soup.get_text().endswith("norm < 1")


@pytest.mark.parametrize(
    "tex", [r"\color{red} x\! y", r"\hspace{1em}x", r"\begin{matrix}1&2\end{matrix}"]
)
def test_nothing_that_the_content_security_policy_drops(tex: str) -> None:
    assert not re.search(r"\bstyle=|class=|\sid=|href|\son\w+=", mathml(tex))


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\unknown",
        r"\eqref{a}",
        r"\newcommand{\a}{b}",
        r"\def\a{b}",
        "x^{" * 300,
        "^{" * 5_000,
        r"\sqrt " * 160 + "x",
        r"\frac1" * 150 + "x",
        "x\x00y",
        "   ",
        "x" * 1_001,
    ],
)
def test_what_cannot_be_set_is_shown_as_text(tex: str) -> None:
    with pytest.raises(FormulaError):
        mathml(tex)
    assert "<" not in html_of(f"${tex}$")


def test_the_problems_name_the_formula_and_the_reason() -> None:
    ((tex, reason),) = formula_problems(r"$x$ and \emph{$\unknown$}")
    assert tex == r"\unknown"
    assert "Unknown command" in reason


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("One.", 1),
        ("One\nline.\n\nTwo $x^2$.\r\n \r\n\nThree.", 3),
        ("\\emph{One.\n\nOne.}", 1),
        ("", 0),
    ],
)
def test_a_blank_line_ends_a_paragraph(source: str, number: int) -> None:
    found = html_paragraphs(html_of(source))
    assert len(found) == number
    assert all(part == part.strip() for part in found)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("A ($x$), b", ["(x),"]),
        ("An $x$-norm and $y$ too", ["x-"]),
        ('"$x$" $y$', ['"x"']),
        (r"\emph{“$x$”}.", ["“x”"]),
        ("Words (alone).", []),
    ],
)
def test_a_formula_stays_on_the_line_of_its_punctuation(source: str, kept: list[str]) -> None:
    soup = BeautifulSoup(with_unbroken_formulas(html_of(source)), "html.parser")
    for annotation in soup.select("annotation"):
        annotation.decompose()
    assert [found.get_text() for found in soup.select("span.formula")] == kept


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", 'a "b" & c', r"\text{<b>}"])
def test_text_is_escaped(text: str) -> None:
    source = escaped(text)
    assert BeautifulSoup(html_of(source), "html.parser").find() is None
    assert plain_text(source) == text


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_pieces_give_the_text_back(source: str) -> None:
    some = pieces(source)
    assert pieces(source_of(some)) == some


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_html_is_whole_whatever_is_typed(source: str) -> None:
    html = html_of(source)
    assert {
        tag.name for tag in BeautifulSoup(html, "html.parser").find_all(["script", "a", "img"])
    } == set()
    assert html.count("<math>") == html.count("</math>")
    plain_text(source)


@pytest.mark.parametrize("part", ["\\emph{", "$x", "\\$", "{", "\\emph{}", "$"])
def test_a_hostile_text_takes_no_time(part: str) -> None:
    start = time.process_time()
    plain_text(part * 5_000)
    assert time.process_time() - start < 1
