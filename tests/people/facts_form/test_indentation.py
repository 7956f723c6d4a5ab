"""The indentation of templates goes; what is a value, or part of a program, stays."""

import pytest

from people.content.facts_form.indentation import without_indentation


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>\n    <p>\n\n      Words\n    </p>\n</div>", "<div><p>\nWords\n</p></div>"),
        (
            "<b>a</b>\n<div>\n  <i>b</i>\n  <i>c</i>\n</div>",
            "<b>a</b>\n<div><i>b</i>\n<i>c</i></div>",
        ),
        ("<select>\n  <option>a</option>\n</select>", "<select><option>a</option></select>"),
        ("<a> </a>  <b>", "<a> </a>  <b>"),
        ("<i>\n  <textarea>a\n  b\n</textarea>\n  <b>", "<i>\n<textarea>a\n  b\n</textarea>\n<b>"),
        ("<pre>\n  1\n  2</pre>", "<pre>\n  1\n  2</pre>"),
        ("\n  <script>\n  let a;\n</script>\n  ", "\n<script>\n  let a;\n</script>\n"),
        (
            "<textarea></textarea>\n  <textarea>\n  </textarea>",
            "<textarea></textarea>\n<textarea>\n  </textarea>",
        ),
        ("", ""),
    ],
)
def test_without_indentation(html: str, expected: str) -> None:
    assert without_indentation(html) == expected
