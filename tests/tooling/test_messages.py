"""The catalogues are made of what stands in Python and in templates, and complete or refused."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.tooling.conftest import Script

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext_lazy, pgettext_lazy
name = _("Deadline")
# Translators: the month
month = pgettext_lazy("month", "May")
count = ngettext_lazy("%(n)d file", "%(n)d files", "n")
long = _(
    "One sentence "
    "on two lines"
)
"""
TEMPLATE = """
    {% load i18n %}
    <p title="{% translate "It's open" %}">{{ x|default:_("Nothing") }}</p>
      {% blocktranslate trimmed count n=n with a=b %}
        One {{ a }}
        here
      {% plural %}
        {{ n }} {{ a }}s, 100%
      {% endblocktranslate %}
    {% include "a.html" with title=_("In a tag") %}
    {% translate "May" context "verb" %}
"""
EXPECTED = {
    ("Deadline", None),
    ("May", "month"),
    (("%(n)d file", "%(n)d files"), None),
    ("One sentence on two lines", None),
    ("It's open", None),
    ("Nothing", None),
    (("One %(a)s here", "%(n)s %(a)ss, 100%%"), None),
    ("In a tag", None),
    ("May", "verb"),
}


@pytest.fixture
def messages(script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, on a tree of one package with one Python file and one template."""
    module = script("messages")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "SOURCES", {"people": ("people",)})
    (tmp_path / "people" / "templates").mkdir(parents=True)
    (tmp_path / "people" / "models.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "people" / "templates" / "a.html").write_text(TEMPLATE, encoding="utf-8")
    return module


def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "people" / "locale" / "sv" / "LC_MESSAGES" / "django.po"


def translate_everything(po: Path) -> None:
    """Every string into the same word; of plurals, into themselves, for their placeholders."""
    text = po.read_text(encoding="utf-8").replace('msgstr ""', 'msgstr "Svenska"')
    text = text.replace('msgstr "Svenska"', 'msgstr ""', 1)  # the header
    forms = r'msgid (".*")\nmsgid_plural (".*")\nmsgstr\[0\] ""\nmsgstr\[1\] ""'
    itself = r"msgid \1\nmsgid_plural \2\nmsgstr[0] \1\nmsgstr[1] \2"
    po.write_text(re.sub(forms, itself, text), encoding="utf-8")


def test_a_folder_begins_a_language(messages: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "people" / "locale" / "de").mkdir(parents=True)
    assert messages.languages() == ["de", "sv"]
    messages.update()
    begun = tmp_path / "people" / "locale" / "de" / "LC_MESSAGES" / "django.po"
    assert 'msgid "Deadline"' in begun.read_text(encoding="utf-8")
    assert messages.check() == 1


def test_strings_of_python_and_of_templates_are_found(messages: ModuleType, tmp_path: Path) -> None:
    found = {
        (message.id, message.context)
        for message in messages.template_catalogue(("people",))
        if message.id
    }
    assert found == EXPECTED


def test_a_catalogue_without_translations_is_refused(
    messages: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert messages.check() == 1
    assert "run `make messages`" in capsys.readouterr().out
    messages.update()
    assert messages.check() == 1
    said = capsys.readouterr().out
    assert "no translation of 'Deadline'" in said
    assert said.count("no translation") == len(EXPECTED)


def test_a_complete_catalogue_passes_and_stays_as_it_is(
    messages: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messages.update()
    translate_everything(catalogue(tmp_path))
    messages.update()
    text = catalogue(tmp_path).read_text(encoding="utf-8")
    assert messages.check() == 0, capsys.readouterr().out
    messages.update()
    assert catalogue(tmp_path).read_text(encoding="utf-8") == text
    assert "POT-Creation-Date" not in text


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('msgstr[0] "%(n)d file"', 'msgstr[0] "%(x)d file"', "placeholder"),
        ('msgid "Deadline"', '#, fuzzy\nmsgid "Deadline"', "no translation of 'Deadline'"),
        ('msgid "Deadline"', 'msgid "Dead line"', "not what the sources say"),
    ],
    ids=["wrong placeholder", "fuzzy", "a string that is no longer there"],
)
def test_a_catalogue_that_lies_is_refused(
    messages: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    complaint: str,
) -> None:
    messages.update()
    po = catalogue(tmp_path)
    translate_everything(po)
    text = po.read_text(encoding="utf-8")
    assert old in text
    po.write_text(text.replace(old, new), encoding="utf-8")
    assert messages.check() == 1
    assert complaint in capsys.readouterr().out


def test_a_newer_source_is_compiled_again(messages: ModuleType, tmp_path: Path) -> None:
    messages.update()
    translate_everything(catalogue(tmp_path))
    messages.compile_catalogues()
    compiled = catalogue(tmp_path).with_suffix(".mo")
    assert b"Svenska" in compiled.read_bytes()
    compiled.write_bytes(b"old")
    messages.compile_catalogues()
    assert compiled.read_bytes() == b"old", "what is newer than its source stays"
