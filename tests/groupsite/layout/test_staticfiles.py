"""What is collected for production: one stylesheet for the skin with its apps, one an app for hosts."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from groupsite.staticfiles.bundling import bundled_app_stylesheets, bundled_css, minified_css
from tests.sources import ROOT

FILES = {
    "site/css/site.css": """
        @layer a, b;
        @import url("one.css") layer(a);
        @import "parts/two.css" layer(b) print;
    """,
    "site/css/one.css": "p { color: red; } /* @import url('not.css'); */\n",
    "site/css/parts/two.css": '@import url("three.css");\n.x { background: url("../../img/x.svg"); }\n',
    "site/css/parts/three.css": '.y { content: "; }  /* kept */"; mask: url(data:image/svg+xml,x); }\n',
}


def test_imports_are_replaced_inside_their_layer_and_media() -> None:
    assert bundled_css("site/css/site.css", FILES.__getitem__).replace("\n", "") == (
        "@layer a,b;"
        "@layer a{p{color: red}}"
        "@layer b{@media print{"
        '.y{content: "; }  /* kept */";mask: url(data:image/svg+xml,x)}'
        '.x{background: url("../img/x.svg")}'
        "}}"
    )


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.css": '@import "b.css";', "b.css": '@import "a.css";'}, "imports itself"),
        ({"a.css": '@import "https://fonts.example/x.css";'}, "no request leaves"),
        ({"a.css": '@import "//fonts.example/x.css";'}, "no request leaves"),
    ],
)
def test_what_cannot_be_joined_is_refused(files, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bundled_css("a.css", files.__getitem__)


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a > b  +  c { margin : 0 ; }", "a > b + c{margin : 0}"),
        (
            "p { inline-size: calc(100% - 2 * var(--x)); }",
            "p{inline-size: calc(100% - 2 * var(--x))}",
        ),
        ("a :is(b, c) { x: y }", "a :is(b,c){x: y}"),
        (
            "@media (min-width: 1px) and (max-width: 2px) {\n a { b: c }\n}",
            "@media (min-width: 1px) and (max-width: 2px){a{b: c}}",
        ),
        ("/* x */ a { b: '/' }", "a{b: '/'}"),
    ],
)
def test_smaller_means_the_same(css: str, small: str) -> None:
    assert minified_css(css).replace("\n", "") == small


def test_each_app_has_a_bundled_stylesheet_for_the_wheel() -> None:
    """`tests/browser/test_host_themes_the_apps.py` compares its rules with those of the imports."""
    bundled = bundled_app_stylesheets(ROOT)
    assert [path.partition("/")[0] for path in bundled] == ["people", "research", "vacancies"]
    for path, css in bundled.items():
        assert (ROOT / path).is_file()
        assert css.startswith("@layer components{")
        assert "@import" not in css


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that collectstatic fills, with the storage of production."""
    folder = tmp_path_factory.mktemp("collected")
    backend = "groupsite.staticfiles.storage.BundledStaticFilesStorage"
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": backend},
    }
    with override_settings(STATIC_ROOT=str(folder), STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        # A second run finds its own output in the folder and must not take it for a source.
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


ENTRIES = (
    "groupsite/css/site.css",
    "groupsite_people/css/app.css",
    "groupsite_research/css/app.css",
    "groupsite_vacancies/css/app.css",
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_collected_stylesheet_imports_nothing(collected: Path, entry: str) -> None:
    named = json.loads((collected / "staticfiles.json").read_text())["paths"][entry]
    css = (collected / named).read_text(encoding="utf-8")
    assert named != entry
    assert "@import" not in css
    assert "/*" not in css
    assert "@layer components{" in css
    assert (collected / f"{named}.gz").exists()
    # The address without a hash is what an error page links when nothing can be relied on.
    assert "@import" not in (collected / entry).read_text(encoding="utf-8")


def test_collected_faces_are_found(collected: Path) -> None:
    named = json.loads((collected / "staticfiles.json").read_text())["paths"]
    css = (collected / named["groupsite/css/site.css"]).read_text(encoding="utf-8")
    face = named["groupsite/fonts/schibsted-grotesk-latin.woff2"].rpartition("/")[2]
    assert f'url("../fonts/{face}")' in css
    assert (collected / "groupsite/fonts" / face).exists()


def test_the_skin_brings_the_apps_in_one_file(collected: Path) -> None:
    for selector in (
        ".facts",
        ".area-mark",
        ".fact-list",
    ):  # one of vacancies, research, people each
        assert selector in (collected / ENTRIES[0]).read_text(encoding="utf-8")


def test_a_first_visit_is_light(collected: Path) -> None:
    """The stylesheet and the preloaded face together, compressed."""
    named = json.loads((collected / "staticfiles.json").read_text())["paths"]
    styles = (collected / f"{named[ENTRIES[0]]}.gz").stat().st_size
    face = (collected / named["groupsite/fonts/schibsted-grotesk-latin.woff2"]).stat().st_size
    assert styles < 16 * 1024
    assert styles + face < 52 * 1024


def test_tests_run_on_the_plain_files() -> None:
    assert staticfiles_storage.url(ENTRIES[0]) == f"/static/{ENTRIES[0]}"
