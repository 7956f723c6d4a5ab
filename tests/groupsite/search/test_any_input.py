"""R52: no input breaks the search, in either language, with or without results."""

import pytest

pytestmark = [pytest.mark.table, pytest.mark.indexes]

HOSTILE = [
    *('"', "%", "\x00", "a\x00b", "'", "\\", "''", '""', '"a', "a*", "*", ":", "^", "-", "+", "~"),
    *("AND", "OR", "NOT", "NEAR", "a AND", "NOT a", "a OR OR b", "NEAR(a b, 2)", "NEAR/1"),
    *("title:a", "{title body}: a", "^a", "a^2", "- a", "(a", "a)", "()", "[a]", "a & b", "a | !b"),
    *("'; DROP TABLE wagtailcore_page; --", "%s", "%(a)s", "%%", "_", "a_b", "{{ a }}", "{% a %}"),
    *("<script>alert(1)</script>", "&amp;", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "שלום", "مرحبا"),
    *("🎉", "👩‍🔬 a", "\ufffd", "\ufeffa", "\u200b", "é" * 300, "x" * 100_000, "a " * 5_000),
    *(
        "你好",
        "𞤀𞤁",
        "ﷺ" * 60,
        "½",
        "\x1b[0m",
        "\r\n",
        "..",
        "../../etc/passwd",
        "ß",
        "İ",
        "\N{MATHEMATICAL SCRIPT CAPITAL X}",
    ),
]


ADDRESSES = [
    "?q=%00",
    "?q=%FF%FE",
    "?q=%ED%A0%80",
    "?q",
    "?q=a&q=b",
    "?q[]=a",
    "?type=%00&page=%00",
]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_any_input_is_answered(ask, waves, at, subtests, language: str) -> None:
    for words in HOSTILE:
        with subtests.test(words=ascii(words[:40])):
            answer = ask(words, language)
            assert "\x00" not in answer.response.text
            assert answer.main.select("script") == []
            assert answer.items or answer.main.select_one(".empty, .hint")


def test_any_address_is_answered(client, waves, at, subtests) -> None:
    for address in ADDRESSES:
        with subtests.test(address=address):
            assert client.get(f"/en/search/{address}").status_code == 200
