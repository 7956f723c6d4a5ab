"""The tables of the reference say what the code has, all of it and nothing else."""

import ast
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django import template
from django.core.management import get_commands, load_command_class

from groupsite.settings import buckets
from people.sitemap import urls as sitemap_urls
from research.publication_facts import checks as research_checks
from tests.docs.pages import first_column, text
from tests.sources import LABELS, ROOT, files, name, python_files, tree_of
from vacancies import checks, conf
from vacancies import urls as form_urls
from vacancies.alerts import urls as alerts_urls
from vacancies.feeds import urls as feed_urls
from vacancies.open_data import urls as open_data_urls

APPS = ("people", "research", "vacancies")
BLOCK = re.compile(r"{% block (\w+)")
VAR = re.compile(r"var\((--[\w-]+)(?:,\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def rows(page: str, heading: str = "") -> dict[str, list[str]]:
    """The cells of each row, by the first name in the first of them."""
    lines = text(page).splitlines()
    if heading:
        start = lines.index(heading)
        level = heading.partition(" ")[0]
        after = [at for at in range(start + 1, len(lines)) if lines[at].startswith(f"{level} ")]
        lines = lines[start : after[0] if after else len(lines)]
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("| `")]
    return {re.findall(r"`([^`]+)`", row[0])[0]: [cell.strip() for cell in row] for row in cells}


# Settings


def strings(path: Path) -> set[str]:
    """The string constants of a module that are a setting's whole name."""
    tree = tree_of(path)
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {value for value in found if re.fullmatch(r"GROUPSITE_[A-Z_]*[A-Z]", str(value))}


def test_every_setting_is_in_the_table_and_no_other() -> None:
    read = {setting for app in APPS for setting in strings_of_conf(app)}
    assert set(rows("reference/settings.md", "# Settings")) - django_settings() == read


def strings_of_conf(app: str) -> set[str]:
    path = ROOT / app / "conf.py"
    return strings(path) if path.is_file() else set()


def django_settings() -> set[str]:
    return set(rows("reference/settings.md", "## Django and Wagtail settings that the apps use"))


def test_settings_are_read_in_one_module_of_an_app() -> None:
    found = {name(path): strings(path) for path in python_files() if path.name != "conf.py"}
    assert {where: read for where, read in found.items() if read and not ours(where)} == {}


def ours(where: str) -> bool:
    return where.startswith("groupsite/")


@pytest.mark.parametrize(("app", "module"), [("research", research_checks), ("vacancies", checks)])
def test_the_check_of_settings_knows_them_all(app: str, module: ModuleType) -> None:
    known = {module.PREFIX + end for end in (*module.NUMBERS, *module.OTHERS)}
    assert known == strings_of_conf(app)


@pytest.mark.parametrize(
    ("setting", "read"),
    [
        ("CLOSING_SOON_DAYS", lambda: conf.closing_soon_period().days),
        ("CURRENCY", conf.currency),
        ("SOUTHERN_SEASONS", conf.has_southern_seasons),
        ("MAX_FILES", conf.max_files),
        ("MAX_TOTAL_MB", conf.max_total_megabytes),
        ("DRAFT_DAYS", conf.draft_days),
        ("UPLOAD_SECONDS", conf.upload_seconds),
        ("UNCONFIRMED_MB", conf.unconfirmed_megabytes),
        ("UNCONFIRMED_NETWORK_MB", conf.unconfirmed_network_megabytes),
        ("UNCONFIRMED_VACANCY_MB", conf.unconfirmed_vacancy_megabytes),
        ("REMINDER_DAYS", conf.reminder_days),
        ("CHANGE_MAIL_MINUTES", conf.change_mail_minutes),
        ("CLAMD", conf.clamd_address),
        ("THROTTLE", conf.is_rate_limited),
    ],
)
def test_the_defaults_are_those_of_the_table(settings: Any, setting: str, read: Any) -> None:
    full = f"GROUPSITE_VACANCIES_{setting}"
    if hasattr(settings, full):
        delattr(settings, full)
    written = rows("reference/settings.md")[full][1].strip("`")
    assert ast.literal_eval(written) == read()


def test_every_variable_of_the_environment_is_in_its_table() -> None:
    folder = ROOT / "groupsite/settings"
    names = ("production.py", "openid_connect.py")
    source = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    read = set(re.findall(r'(?:env(?:\.\w+)?|flag|number)\(\s*"(GROUPSITE_\w+)"', source))
    for prefix in (buckets.MEDIA, buckets.APPLICATIONS):
        read |= {f"{prefix}_{name}" for name in ("URL", "ACCESS_KEY", "SECRET_KEY")}
    refused = {"GROUPSITE_DEBUG"}
    assert set(first_column("reference/environment.md")) == read - refused
    assert "GROUPSITE_DEBUG" in text("reference/environment.md")


# Templates


def public_templates(app: str) -> dict[str, list[str]]:
    """The blocks of each, by its path below the label."""
    folder = ROOT / app / "templates" / LABELS[app]
    return {
        path.relative_to(folder).as_posix(): list(
            dict.fromkeys(BLOCK.findall(path.read_text(encoding="utf-8")))
        )
        for path in files()
        if path.suffix == ".html"
        and path.is_relative_to(folder)
        and path.relative_to(folder).parts[0] not in ("admin", "mail")
    }


@pytest.mark.parametrize("app", APPS)
def test_every_template_and_block_is_documented(app: str) -> None:
    written = rows("reference/templates.md", f"## {app}")
    documented = {path: re.findall(r"`(\w+)`", cells[1]) for path, cells in written.items()}
    assert documented == public_templates(app)


def test_every_letter_is_documented() -> None:
    from vacancies.models import MailKind

    assert set(rows("how-to/letters.md", "# Write your own e-mails")) >= set(MailKind.values)


# CSS


def app_stylesheets() -> list[Path]:
    return [
        path
        for path in files()
        if path.suffix == ".css" and name(path).split("/")[0] in APPS and "admin" not in path.name
    ]


def test_every_token_is_documented_with_its_fallbacks() -> None:
    used: dict[str, set[str]] = {}
    for path in app_stylesheets():
        css = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for token, fallback in VAR.findall(css):
            used.setdefault(token, set()).add(fallback.strip())
    documented = {
        token: set(re.findall(r"`([^`]+)`", cells[1]))
        for token, cells in rows("reference/css.md").items()
        if token.startswith("--")
    }
    assert documented == used


def test_every_class_that_is_left_to_the_host_is_documented() -> None:
    dressed = "".join(path.read_text(encoding="utf-8") for path in app_stylesheets())
    worn: set[str] = set()
    for app in APPS:
        for path in public_templates(app):
            html = (ROOT / app / "templates" / LABELS[app] / path).read_text(encoding="utf-8")
            html = re.sub(r"{[%#{].*?[%#}]}", " ", html, flags=re.DOTALL)
            worn |= {
                word for value in re.findall(r'class="([^"]*)"', html) for word in value.split()
            }
    bare = {word for word in worn if not re.search(rf"\.{re.escape(word)}\b", dressed)}
    hooks = {word for word in bare if word.endswith("--")} | {"slot__files"}
    assert bare - hooks - set(first_column("reference/css.md")) == set()


# Tags, commands, checks, addresses


@pytest.mark.parametrize("app", APPS)
def test_every_template_tag_is_documented(app: str) -> None:
    library = import_module(f"{app}.templatetags.{LABELS[app]}").register
    assert isinstance(library, template.Library)
    found = rows("reference/template-tags.md", f"## {LABELS[app]}")
    assert set(found) == {*library.tags, *library.filters}


OF_SITE = ("groupsite", "tools.sites")


def test_every_command_and_option_is_documented() -> None:
    of_ours = (
        *APPS,
        *OF_SITE,
        "groupsite.monitoring",
        "groupsite.second_factor",
        "groupsite.university_login",
    )
    mine = {command: app for command, app in get_commands().items() if app in of_ours}
    written = {
        **rows("reference/commands.md", "## Commands of the apps"),
        **rows("reference/commands.md", "## Commands of the group’s own site"),
    }
    assert set(written) == set(mine)
    for command, app in mine.items():
        parser = load_command_class(app, command).create_parser("manage.py", command)
        own = {option for action in parser._actions for option in action.option_strings}
        standard = {o for action in bare_parser()._actions for o in action.option_strings}
        row = " ".join(written[command])
        assert {option for option in own - standard if option not in row} == set(), command


def bare_parser() -> Any:
    from django.core.management.base import BaseCommand

    return BaseCommand().create_parser("manage.py", "none")


def test_every_check_is_documented() -> None:
    ids: set[str] = set()
    for app in APPS:
        paths = sorted((ROOT / app).rglob("checks.py"))
        source = "".join(path.read_text(encoding="utf-8") for path in paths)
        ids |= set(re.findall(rf"{LABELS[app]}\.[EWI]\d{{3}}", source))
        for kind, number in re.findall(r"_(error|warning)\(\s*(\d+),", source):
            ids.add(f"{LABELS[app]}.{kind[0].upper()}{int(number):03}")
    assert set(rows("reference/checks.md")) == ids


@pytest.mark.parametrize(
    ("heading", "patterns"),
    [
        ("## The application form", form_urls.urlpatterns),
        ("## The sitemap", sitemap_urls.urlpatterns),
        ("## Feeds and calendars", feed_urls.urlpatterns),
        ("## E-mail alerts", alerts_urls.urlpatterns),
        ("## The open data", open_data_urls.urlpatterns),
    ],
)
def test_every_url_name_is_documented(heading: str, patterns: list[Any]) -> None:
    cells = rows("reference/urls.md", heading).values()
    assert {name for row in cells for name in re.findall(r"`(\w+)`", row[0])} == {
        pattern.name for pattern in patterns
    }


# Python


def public_names() -> list[str]:
    """What python.md defines; a name without a module stands in that of the one before it."""
    found, module = [], ""
    for line in text("reference/python.md").splitlines():
        if not line.startswith("`"):
            continue
        for word in re.findall(r"`([\w.]+)", line):
            if "." in word:
                module = word if is_package(word) else word.rpartition(".")[0]
            found.append(word if "." in word else f"{module}.{word}")
    return found


def is_package(word: str) -> bool:
    return word.endswith(".models")


@pytest.mark.parametrize("dotted", public_names())
def test_every_public_name_is_there(dotted: str) -> None:
    if is_package(dotted):
        import_module(dotted)
        return
    module, _dot, attribute = dotted.rpartition(".")
    assert hasattr(import_module(module), attribute), dotted


def test_public_names_are_found_at_all() -> None:
    assert len(public_names()) > 20


# Blocks


def blocks() -> dict[str, Any]:
    """The StreamField blocks of the apps by dotted name, without base classes."""
    found = {}
    for app in APPS:
        module = import_module(f"{app}.blocks")
        for name_of_block in module.__all__:
            block = getattr(module, name_of_block)
            if getattr(block._meta_class, "template", None):
                found[f"{app}.blocks.{name_of_block}"] = block
    return found


def test_every_block_and_option_is_documented() -> None:
    documented = [
        line[3:]
        for line in text("reference/blocks.md").splitlines()
        if "blocks." in line and line.startswith("## ")
    ]
    assert sorted(documented) == sorted(blocks())
    for dotted, block in blocks().items():
        assert list(rows("reference/blocks.md", f"## {dotted}")) == list(block.base_blocks)
