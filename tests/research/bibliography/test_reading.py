"""BibTeX files as they are in the world, read and compared with what a bibliographer expects."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.bibliography.kinds import Kind
from research.bibliography.listed_names.names import names_of
from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.work import Name, Note
from research.bibliography.writing.json_entries import as_json
from research.mathematics.plain import plain_text
from tests.research.bibliography.judging import judge

FILES = sorted(Path("tests/data/bibtex").glob("*/*.bib"))
# Their titles have more than the thousand characters that are kept, which a note says.
CUT = ("attack/a7 math", "attack/a9 title_text_contains")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_fact_is_as_expected(path: Path) -> None:
    wrong = [message for ok, message in judge(path) if not ok]
    assert [message for message in wrong if not message.startswith(CUT)] == []


def test_commas_in_values_stay() -> None:
    source = """@misc{a, title = {,,}, ,
        note = "x,, y={1}", abstract = {One,, title = {two}} ,,}"""
    [read] = read_bibtex(source.encode()).works
    assert (read.work.title, read.work.abstract) == (",,", "One,, title = two")
    assert read_bibtex(source.encode()).problems == []


def test_a_forgotten_comma_between_fields() -> None:
    source = """@article{a, author = {Ek, {\\AA}sa}
        title = {One = {two} x = {y}} journal = "Annals {of} a = {b}"
        volume = {9}}"""
    found = read_bibtex(source.encode())
    [work] = [one.work for one in found.works]
    assert work.names == (Name(given="Åsa", family="Ek"),)
    assert (work.title, work.venue, work.volume) == ("One = two x = y", "Annals of a = b", "9")
    assert [(one.line, one.code) for one in found.problems] == [
        (1, "comma_missing"),
        (2, "comma_missing"),
        (2, "comma_missing"),
    ]


def test_a_comma_after_the_key_or_a_number_is_forgotten() -> None:
    source = b"@article{a title = {One = {two}}, year = 2020 month = jan volume = 3\n pages = {1}}"
    found = read_bibtex(source)
    [work] = [one.work for one in found.works]
    assert (work.key, work.title, work.year, work.month) == ("a", "One = two", 2020, 1)
    assert (work.volume, work.pages) == ("3", "1")
    assert {(one.line, one.code) for one in found.problems} == {(1, "comma_missing")}


def test_a_string_holds_from_its_definition_until_the_next() -> None:
    source = b"""@string{j = "First"}
        @article{a, title = {A}, journal = j}
        @string{j = j # " and second"}
        @article{b, title = {B}, journal = j}
        @article{c, title = {C}, journal = later}
        @string{later = {Defined below}}"""
    found = read_bibtex(source)
    venues = [one.work.venue for one in found.works]
    assert venues == ["First", "First and second", "Defined below"]
    assert found.problems == []


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"howpublished={At \url{https://example.org/x\_y}, 2020}", "https://example.org/x_y"),
        ("note={See https://example.org/q?a=1 (in Swedish).}", "https://example.org/q?a=1"),
        ("url={https://example.org/long/\n  path}", "https://example.org/long/path"),
        ("url={https://example.org/x accessed 2020-01-01}", "https://example.org/x"),
        (r"url={\url{https://example.org/{\textasciitilde}me}}", "https://example.org/~me"),
        (r"note={\href{https://example.org/b}{here}}", "https://example.org/b"),
        ("url={javascript:alert(1)}", ""),
        ("note={Talk}", ""),
    ],
)
def test_an_address_in_a_field(written: str, address: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, {written}}}".encode()).works
    assert read.work.url == address


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (
            r"10.1002/1521(20010316)40:6{\textless}9823::AID{\textgreater}3.3.CO;2-C",
            "10.1002/1521(20010316)40:6<9823::aid>3.3.co;2-c",
        ),
        ("10.1175/0493(1989)117$<$0731:O$>$2.0.CO;2", "10.1175/0493(1989)117<0731:o>2.0.co;2"),
        ("10.1002/15/16&lt;1661::A&gt;3.0.CO;2-2", "10.1002/15/16<1661::a>3.0.co;2-2"),
        (r"10.1000/abc{\#}12\_3", "10.1000/abc#12_3"),
        (r"\url{https://doi.org/10.1000/ABC}", "10.1000/abc"),
        (r"\href{https://doi.org/10.1000/abc}{10.1000/abc}", "10.1000/abc"),
    ],
)
def test_a_doi_with_signs_that_tex_or_html_reads(written: str, doi: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, doi={{{written}}}}}".encode()).works
    assert (read.work.doi, read.work.notes) == (doi, ())


@pytest.mark.parametrize(
    ("note", "doi"),
    [
        (
            r"[PubMed:\href{https://a.example/1}{1}] [DOI:\href{https://doi.org/10.1000/A}{10.1000/A}]",
            "10.1000/a",
        ),
        ("[DOI: 10.1000/a]", "10.1000/a"),
        ("Comment on doi:10.1000/a", ""),
    ],
)
def test_a_doi_in_a_note_is_that_of_the_work_only_as_pubmed_has_it(note: str, doi: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, note={{{note}}}}}".encode()).works
    assert read.work.doi == doi


def test_comments_between_fields_are_left_out() -> None:
    source = r"""@article{a, % the key, {really
        author = {Ek, A.}, % {check
        % title = {Old},
        title = "50% more {90% less % not a comment} waves", %100% sure?
        year = 2020%, the year
    }
    % @misc{
    @misc{b, title = {Next}}"""
    found = read_bibtex(source.encode())
    titles = [one.work.title for one in found.works]
    assert titles == ["50% more 90% less % not a comment waves", "Next"]
    assert (found.works[0].work.year, found.works[0].work.names[0].family) == (2020, "Ek")


def test_a_footnote_of_a_title_is_shown_to_the_editor() -> None:
    [read] = read_bibtex(rb"@misc{a, title={Waves\footnote{Paid by us.} last}}").works
    assert (read.work.title, read.work.notes) == (
        "Waves last",
        (Note("left_out", "Paid by us."),),
    )


def test_blanks_between_a_formula_and_a_text_with_html_stay() -> None:
    [read] = read_bibtex(rb"@misc{a, title={A &amp; b: $x$ &amp; <i>c</i> $y$-d}}").works
    assert plain_text(read.work.title) == "A & b: x & c y-d"


@pytest.mark.parametrize("fields", ["publisher={GitHub}", "journal={GitLab repository}"])
def test_what_is_cited_as_code_hosts_ask_for_is_software(fields: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, {fields}}}".encode()).works
    assert read.work.kind == Kind.SOFTWARE


@pytest.mark.parametrize("field", ["doi", "isbn", "issn", "url"])
def test_an_identifier_that_is_none_is_shown_to_the_editor(field: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, {field}={{see publisher}}}}".encode()).works
    assert read.work.notes == (Note("identifier", "see publisher"),)
    [read] = read_bibtex(f"@misc{{a, title={{A}}, {field}={{n/a}}}}".encode()).works
    assert read.work.notes == ()


def test_a_title_that_is_too_long_is_cut_and_a_note_says_so() -> None:
    [read] = read_bibtex(b"@misc{a, title = {%s end}}" % (b"long " * 300)).works
    assert len(read.work.title) <= 1_000
    assert [(note.code, note.detail) for note in read.work.notes] == [("cut", "title")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("von der Alm, Åsa", Name(given="Åsa", particle="von der", family="Alm")),
        ("Åsa von der Alm", Name(given="Åsa", particle="von der", family="Alm")),
        ("King, Jr., Martin", Name(given="Martin", family="King", suffix="Jr.")),
        ("Martin King III", Name(given="Martin", family="King", suffix="III")),
        (
            "{The {TROLL} Collaboration and Friends}",
            Name(literal="The TROLL Collaboration and Friends"),
        ),
        ("{Van Alm}, Bo", Name(given="Bo", family="Van Alm")),
        (r"Ek, {\AA}sa$^*$", Name(given="Åsa", family="Ek", equal=True)),
        ("Ek, Åsa*", Name(given="Åsa", family="Ek", equal=True)),
        (r"Ek, Åsa\textsuperscript{†}", Name(given="Åsa", family="Ek", equal=True)),
        ("family=Alm, given=Åsa, prefix=von", Name(given="Åsa", particle="von", family="Alm")),
        ("Wei Li 0042", Name(given="Wei", family="Li")),
        ("Madonna", Name(family="Madonna")),
        (r"$^*$Ek, {\AA}sa", Name(given="Åsa", family="Ek", equal=True)),
        (r"Åsa Ek\thanks{Equal contribution.}", Name(given="Åsa", family="Ek", equal=True)),
        (r"Åsa Ek\thanks{Now at {\'E}cole.}", Name(given="Åsa", family="Ek")),
        ("Åsa B. Ek, Jr.", Name(given="Åsa B.", family="Ek", suffix="Jr.")),
        ("Åsa von Ek, III", Name(given="Åsa", particle="von", family="Ek", suffix="III")),
        ("Ek, V", Name(given="V", family="Ek")),
        (r"M\"{ o}ller, A.", Name(given="A.", family="Möller")),
        (r"Åsa Ek$^{1,2}$", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\textsuperscript{a}", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek$^{1,*}$", Name(given="Åsa", family="Ek")),
        (r"Ek, Åsa\textsuperscript{a,1,*}", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek$^\ddagger$", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\IEEEauthorrefmark{1}", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\footnotemark[1]", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\corref{cor1}\fnref{a}", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\orcidlink{0000-0002-1825-0097}", Name(given="Åsa", family="Ek")),
        (r"Åsa Ek\textsuperscript{$*$}", Name(given="Åsa", family="Ek", equal=True)),
        (r"Åsa Ek {\thanks{Equal contribution}}", Name(given="Åsa", family="Ek", equal=True)),
        (r"Åsa Ek\inst{1}\fnmsep\thanks{Equal share}", Name(given="Åsa", family="Ek", equal=True)),
        (r"family=Ek, given=Åsa$^*$", Name(given="Åsa", family="Ek", equal=True)),
        ("TROLL Collaboration", Name(literal="TROLL Collaboration")),
        ("Collaboration, The TROLL", Name(literal="The TROLL Collaboration")),
        ("IEEE Standards Association", Name(literal="IEEE Standards Association")),
        ("the TROLL Group", Name(literal="the TROLL Group")),
        ("Bo Group", Name(given="Bo", family="Group")),
        ("{Collaboration}, {Bo}", Name(given="Bo", family="Collaboration")),
    ],
)
def test_a_name(written: str, expected: Name) -> None:
    assert names_of(written) == ((expected,), True)


@pytest.mark.parametrize(
    ("written", "families", "complete"),
    [
        ("Ek, A. and Alm, B. and others", ["Ek", "Alm"], False),
        ("A. Ek and B. Alm et al.", ["Ek", "Alm"], False),
        ("Ek, A.; Alm, B.", ["Ek", "Alm"], True),
        ("A. Ek, B. Alm, C. Dal, D. Sjö", ["Ek", "Alm", "Dal", "Sjö"], True),
        ("Ek, A. and  and Alm, B. and", ["Ek", "Alm"], True),
        ("A. Ek, B. Alm", ["Ek", "Alm"], True),
        ("A. Ek, B. van der Alm and C. Dal", ["Ek", "Alm", "Dal"], True),
        ("Åsa Ek, Bo Alm, Carl Dal", ["Ek", "Alm", "Dal"], True),
        ("Åsa Ek, Bo Alm and Carl Dal", ["Ek", "Alm", "Dal"], True),
        ("Åsa Ek*, Bo Alm*, and Carl Dal", ["Ek", "Alm", "Dal"], True),
        (r"Åsa Ek$^{1,*}$ and Bo Alm$^{2}$", ["Ek", "Alm"], True),
        ("Ek A, Alm BC, Dal D", ["Ek", "Alm", "Dal"], True),
        ("Ek A and Alm BC and Sjö D", ["Ek", "Alm", "Sjö"], True),
        ("Ek, A., Alm, B. C.", ["Ek", "Alm"], True),
        ("Åsa Ek & Bo Alm", ["Ek", "Alm"], True),
        (r"Åsa Ek \& Bo Alm", ["Ek", "Alm"], True),
        ("Åsa Ek och Bo Alm", ["Ek", "Alm"], True),
        ("A. Ek for the TROLL Group", ["Ek", ""], True),
        ("García Márquez, Gabriel José", ["García Márquez"], True),
        ("García Márquez, Gabriel José and Ek, Bo", ["García Márquez", "Ek"], True),
        ("Wei LI and Xu YE", ["LI", "YE"], True),
        ("{Nuts & Bolts Ltd}", [""], True),
        ("", [], True),
    ],
)
def test_a_list_of_names(written: str, families: list[str], complete: bool) -> None:
    names, is_complete = names_of(written)
    assert ([name.family for name in names], is_complete) == (families, complete)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("author={A. Ek, B. Alm}", [("names", "A. Ek, B. Alm")]),
        ("author={Ek A and Alm BC}", [("names", "Ek A and Alm BC")]),
        ("author={ANNA EK and Ek, Anna}", [("names", "ANNA EK and Ek, Anna")]),
        ("author={EK, AB and LI, W.}", []),
        ("author={EKMAN, ANNA and Alm, B}", [("names", "EKMAN, ANNA and Alm, B")]),
        ("editor={Ek, A.; Alm, B.}", [("names", "Ek, A.; Alm, B.")]),
        (r"author={Åsa Ek\thanks{Now in Oslo}}", [("left_out", "Now in Oslo")]),
        (r"author={Åsa Ek$^{1,*}$ and Bo Alm$^2$}", [("names", "Åsa Ek^(1,∗) and Bo Alm²")]),
        (r"author={Åsa Ek$^1$ and Bo Alm$^*$}", []),
        ("author={Ek, A. and {IEEE} and Li, X. et al.}", []),
        ("year=2020, month={Summer}", [("month", "Summer")]),
        ("year=2020, month=13", [("month", "13")]),
        ("year=2020, month={}", []),
    ],
)
def test_what_is_read_by_its_looks_is_shown_to_the_editor(
    written: str, shown: list[tuple[str, str]]
) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, {written}}}".encode()).works
    assert [(note.code, note.detail) for note in read.work.notes] == shown


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *[("jan", 1), ("{Sept.}", 9), ("maj", 5), ("{Oktober}", 10), ("{décembre}", 12)],
        *[("{diciembre}", 12), ("{März}", 3), ("{fév.}", 2), ("{juillet}", 7), ("{maart}", 3)],
        *[("{5--6}", 5), ("{05}", 5), ('jun # "/" # jul', 6), ("{12 February}", 2), ("août", 8)],
        *[("{Spring}", None), ("{0}", None), ("undefined", None)],
    ],
)
def test_a_month_in_the_languages_of_works(written: str, month: int | None) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{A}}, year=2020, month={written}}}".encode()).works
    assert read.work.month == month


def test_what_managers_note_is_no_keyword() -> None:
    source = (
        b"@misc{a, title={A}, keywords={/unread, codes; #toread, to-read, reading aids, rank5}}"
    )
    [read] = read_bibtex(source).works
    assert read.work.keywords == ("codes", "reading aids")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"$\less$i$\greater$In vivo$\less$/i$\greater$ codes", r"\emph{In vivo} codes"),
        (
            r"{\textless}b{\textgreater}Bold{\textless}/b{\textgreater} claims",
            "Bold claims",
        ),
        (r"Nuts {\&}amp$\mathsemicolon$ bolts", "Nuts & bolts"),
        (r"Nuts &amp$\mathsemicolon$ bolts", "Nuts & bolts"),
        (r"If a {\textless} b, then b {\textgreater} a", "If a < b, then b > a"),
        (r"A $\less$ B", "A < B"),
    ],
)
def test_elements_of_html_that_crossref_wrote_as_latex(written: str, title: str) -> None:
    [read] = read_bibtex(f"@misc{{a, title={{{{{written}}}}}}}".encode()).works
    assert (read.work.title, read.work.notes) == (title, ())


SIGNS = [
    "@article{",
    "k,",
    "title",
    " = ",
    "{",
    "}",
    '"',
    "#",
    ",\n",
    "$",
    "\\",
    "@",
    "@comment",
    "%",
    "\x00",
    "é",
]
WORDS = ["@string{a = {b}}", "author", "A and B", "year = 20", "crossref = {k}"]
PARTS = st.sampled_from(SIGNS) | st.sampled_from(WORDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join) | st.text(max_size=30))
def test_any_file_gives_a_result(text: str) -> None:
    as_json(read_bibtex(text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize(
    "value",
    [
        "a" * 30 + " # a" * 30,
        "{" + "x" * 50_000 + "}",
        "{" + "$x" * 2_000 + "}",
        "{" + "`x" * 2_000 + "}",
        "{" + "\\'" * 2_000 + "}",
        "{" + "A and " * 2_000 + "}",
        "{" + "<i>" * 2_000 + "}",
        "{" + "*" * 20_000 + "x}",
        "{x" + "\\a" * 20_000 + "}",
        "{" + "\\emph\\url" * 4_000 + "}",
        "{" + "\\$" * 10_000 + "}",
    ],
    ids=[
        *(
            "macros",
            "long",
            "dollars",
            "quotes",
            "accents",
            "names",
            "elements",
            "marks",
            "commands",
        ),
        *("arguments", "escapes"),
    ],
)
def test_a_hostile_value_takes_no_time(value: str) -> None:
    names = ("title", "author", "abstract", "pages", "year")
    entry = f"@article{{k, {', '.join(f'{name} = {value}' for name in names)}}}"
    start = time.process_time()
    as_json(read_bibtex(entry.encode()))
    assert time.process_time() - start < 1
