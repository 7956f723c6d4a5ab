"""Works as hypothesis makes them: what the site can hold after a form or an import has checked it."""

from hypothesis import strategies as st

from research.bibliography.identifiers import isbn, issn
from research.bibliography.kinds import Kind, Stage
from research.bibliography.work import Name, Work
from research.mathematics.pieces import pieces, source_of

SIGNS = st.sampled_from("abzÅåéßñ ABZ05-–.,;:'\"`´&%$#_{}~^\\<>/()*?!@=+|α中’“")
WORDS = st.sampled_from(
    [
        "and",
        "others",
        "von",
        "de la",
        "Jr.",
        "III",
        "et al.",
        "--",
        "``x''",
        "<i>",
        "&amp;",
        "$x$",
        "arXiv",
        "to appear",
    ]
)
TEXTS = st.lists(SIGNS | WORDS, max_size=12).map(lambda parts: " ".join("".join(parts).split()))
STORED = st.lists(
    SIGNS
    | WORDS
    | st.sampled_from(["$\\ell_2$", "\\emph{x Y}", "H\\textsubscript{2}O", "\\$", "\\\\", "MIMO"]),
    max_size=12,
).map(lambda parts: source_of(pieces(" ".join("".join(parts).split()))))
PEOPLE = st.builds(Name, given=TEXTS, particle=st.sampled_from(["", "von", "de la"]), family=TEXTS,
                   suffix=st.sampled_from(["", "Jr.", "III"]), equal=st.booleans()).filter(
    lambda name: any(sign.isalpha() for sign in name.family)
)  # fmt: skip
# A name has letters: signs beside them may be marks of equal contribution.
GROUPS = st.builds(
    Name, literal=st.builds("{} {}".format, st.sampled_from(["TROLL", "Alm"]), TEXTS).map(str.strip)
)
# A list parts them at commas and semicolons.
KEYWORDS = TEXTS.filter(lambda text: text and not set(text) & set(",;"))
WORKS = st.builds(
    Work,
    key=st.sampled_from(["alm2016capacity", "x", "a-b_c:1"]),
    kind=st.sampled_from(list(Kind)),
    title=STORED,
    names=st.lists(PEOPLE | GROUPS, max_size=4).map(tuple),
    authors_complete=st.booleans(),
    year=st.none() | st.integers(1900, 2100),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    stage=st.sampled_from(list(Stage)),
    venue=TEXTS,
    series=TEXTS,
    volume=TEXTS,
    issue=TEXTS,
    pages=TEXTS,
    number=TEXTS,
    publisher=TEXTS,
    place=TEXTS,
    edition=TEXTS,
    isbn=st.sampled_from(["", "978-91-7063-180-7", "9780306406157"]).map(isbn),
    issn=st.sampled_from(["", "0018-9448"]).map(issn),
    doi=st.sampled_from(
        ["", "10.5555/a.1", "10.5555/(sici)1<1::aid>3.0.co;2-f", "10.5555/a_b%c#d&e"]
    ),
    arxiv=st.sampled_from(["", "2401.01234", "cs/0503001"]),
    url=st.sampled_from(
        ["", "https://example.org/a_b%20c#d&e=~f", "https://example.org/{x}\\y<z>"]
    ),
    language=st.sampled_from(["", "en", "sv", "en-GB"]),
    abstract=STORED,
    keywords=st.lists(KEYWORDS, max_size=3, unique=True).map(tuple),
)
