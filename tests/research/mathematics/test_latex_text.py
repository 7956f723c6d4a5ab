"""LaTeX and HTML of titles, names and abstracts become stored text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.mathematics.inline_markup import stored_text_of_markup
from research.mathematics.latex_text import stored_text
from research.mathematics.plain import plain_text


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"{\'E}tude d'un \'{e}cart, \v{S}v{\"a}rd", "Étude d'un écart, Švärd"),
        (
            r"{\aa}ngstr{\"o}m \AA{} \L{}ukasiewicz \'{\i} {\o}re {\ss}",
            "ångström Å Łukasiewicz í øre ß",
        ),
        (r"Nguy{\~{\^e}}n, Erd\H{o}s, \c{C}a\u{g}lar, {\k a}", "Nguyễn, Erdős, Çağlar, ą"),
        (
            "The {MIMO} channel -- a ``new'' view --- really",
            "The MIMO channel – a “new” view — really",
        ),
        (r"\emph{In vivo} {\em really} \textit{x}", r"\emph{In vivo} \emph{really} \emph{x}"),
        (r"costs \$5, or $5 to $6", r"costs \$5, or \$5 to \$6"),
        (r"\texttt{code} \mbox{5G} \textsf{x} \LaTeX{} rules", "code 5G x LaTeX rules"),
        (r"AT\&T 5\% \#1 a\_b~x 10\,GHz", "AT&T 5% #1 a_b x 10 GHz"),
        ("a bare % stays, & this too", "a bare % stays, & this too"),
        (r"\url{https://example.org/a\%20b_c}", "https://example.org/a%20b_c"),
        (r"\href{javascript:alert(1)}{text}", "text"),
        (r"H\textsubscript{2}O", r"H\textsubscript{2}O"),
        (r"\(x^2\) and $$y$$, \ensuremath{\alpha}", r"$x^2$ and $y$, $\alpha$"),
        (r"\alpha-stable noise", "α-stable noise"),
        (r"{\noopsort{a}}von", "von"),
        (r"caf\'{\'{e}}, M\"{ o}ller", "café, Möller"),
        (r"$\ell{}_{\mbox{1}}$ and $\hboxed$", r"$\ell{}_{\text{1}}$ and $\hboxed$"),
        (r"A title\footnote{Paid by \$5.} and more\thanks{x}", "A title and more"),
        (r"\mnras", "mnras"),
        (r"\~{}user", "~user"),
        ("a\\\\b", "a b"),
        ("{" * 5_000 + "x", "x"),
        ("}" * 5_000 + "x", "x"),
    ],
)
def test_latex(latex: str, expected: str) -> None:
    assert stored_text(latex).source == expected


def test_an_unknown_command_goes_its_argument_stays_and_it_is_told() -> None:
    text = stored_text(r"\mystery{kept} text \mystery{too} \other word")
    assert text.source == "kept text too word"
    assert text.unknown_commands == (r"\mystery", r"\other")


def test_footnotes_are_told() -> None:
    text = stored_text(r"Waves\footnote{Paid by the {EU}.}, \thanks{}winds")
    assert (text.source, text.footnotes) == ("Waves, winds", ("Paid by the {EU}.", ""))
    assert text.unknown_commands == ()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("The <i>E. coli</i> H<sub>2</sub>O &amp;amp; <scp>RNA</scp>", "The E. coli H₂O & RNA"),
        (
            "<mml:math><mml:msub><mml:mi>ℓ</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> norms",
            "ℓ₂ norms",
        ),
        (
            "<jats:p>First $x^2$ costs $5.</jats:p><jats:p>Second</jats:p>",
            "First x² costs $5. Second",
        ),
        ("p<q and q>p", "p<q and q>p"),
        ("AT&T &lt;b&gt;", "AT&T <b>"),
        ("<i><b>x</i></b>y", "xy"),
        ("<script>alert(1)</script>x", "x"),
        ("5 < 6 &c. > 4", "5 < 6 &c. > 4"),
    ],
)
def test_markup(markup: str, expected: str) -> None:
    assert plain_text(stored_text_of_markup(markup).source) == expected


def test_a_formula_that_is_not_simple_leaves_its_text() -> None:
    text = stored_text_of_markup("<math><munder><mo>lim</mo><mi>n</mi></munder></math> of it")
    assert (text.source, text.lost_formulas) == ("limn of it", 1)


LATEX = st.lists(
    st.sampled_from(
        [
            "\\'",
            "{",
            "}",
            "$",
            "\\emph",
            "\\foo",
            "e",
            "\\i",
            " ",
            "\\url",
            "\\(",
            "--",
            "\\em",
            "~",
            "\\",
            "<i>",
            "<math>",
        ]
    )
    | st.text(max_size=3),
    max_size=15,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(LATEX)
def test_any_input_gives_a_text(latex: str) -> None:
    plain_text(stored_text(latex).source)
    plain_text(stored_text_of_markup(latex).source)


@pytest.mark.parametrize(
    "part", ["\\url{", "\\ensuremath{", "\\$", "\\(", "`", "$$x", "<i>", "<math>"]
)
def test_a_hostile_text_takes_no_time(part: str) -> None:
    start = time.process_time()
    stored_text(part * 5_000)
    stored_text_of_markup(part * 1_000)
    assert time.process_time() - start < 1
