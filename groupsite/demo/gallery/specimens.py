"""Components in each of their states, and the HTML in which the gallery shows them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from groupsite.demo.content.files import make_dataclass_instance, toml_value

FILE: Final = Path(__file__).with_name("components.toml")
# What a page has once and this page many times.
IDS: Final = re.compile(r' (id|for|aria-labelledby|aria-describedby)="([^"]+)"')
NAMED: Final = re.compile(r' aria-label="([^"]+)"')


# By state: what a template is given.
type Contexts = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Specimen:
    """A component in one state; `within` is the element around it on a page: "ul.people"."""

    state: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    within: str = ""


def specimens_of_template(template: str, contexts: Contexts, within: str = "") -> list[Specimen]:
    """Return specimens of one template in several states."""
    return [Specimen(state, template, context, within) for state, context in contexts.items()]


@dataclass(frozen=True)
class Component:
    """A component of the gallery, with its description from `components.toml`."""

    name: str
    about: str
    specimens: list[Specimen]
    is_wide: bool = False
    columns: str = ""


def components_of_module(examples: ModuleType, at: datetime) -> list[Component]:
    """Return a component per function `…_specimens`; `components.toml` describes it under this name."""
    return [
        make_dataclass_instance(
            Component, {**toml_value(FILE, name), "specimens": of(at)}, f"{FILE.name}, {name}"
        )
        for name, of in vars(examples).items()
        if name.endswith("_specimens")
    ]


@dataclass(frozen=True)
class RenderedSpecimen:
    state: str
    template: str
    number: int
    html: SafeString


@dataclass(frozen=True)
class RenderedComponent:
    component: Component
    shown: list[RenderedSpecimen]


def render_components(
    components: Iterable[Component], request: HttpRequest, build_nav: Callable[[], Any]
) -> list[RenderedComponent]:
    """Return the components with specimens as HTML; `build_nav` returns `nav` for contexts without one."""
    sections, number = [], 0
    for component in components:
        found = []
        for specimen in component.specimens:
            number += 1
            context = {"nav": build_nav(), **specimen.context}
            html = render_to_string(specimen.template, context, request).replace(" autofocus", "")
            html = _wrap_in_element(specimen.within, mark_safe(_with_unique_ids(html, number)))  # noqa: S308 — ours
            found.append(RenderedSpecimen(specimen.state, specimen.template, number, html))
        sections.append(RenderedComponent(component, found))
    return sections


def _wrap_in_element(element: str, html: SafeString) -> SafeString:
    if not element:
        return html
    tag, _dot, classes = element.partition(".")
    return format_html('<{} class="{}">{}</{}>', tag, classes, html, tag)


def _with_unique_ids(html: str, number: int) -> str:
    """Return the HTML with the number added to ids and landmark names, which must be unique on a page."""

    def numbered_ids(found: re.Match[str]) -> str:
        names = [f"{name}-{number}" for name in found[2].split()]
        if found[1] == "aria-labelledby":
            names.append(f"specimen-{number}")
        return f' {found[1]}="{" ".join(names)}"'

    return NAMED.sub(rf' aria-label="\1, {number}"', IDS.sub(numbered_ids, html))
