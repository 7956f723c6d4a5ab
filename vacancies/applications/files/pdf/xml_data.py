"""Checks that an embedded file is XML data and nothing else (R12).

Word, browsers, build tools and script hosts each run some kinds of XML. So the file is parsed
strictly, and only XML vocabularies that no program executes are allowed.
"""

import re
from collections.abc import Callable
from typing import Any, Final
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

ALLOWED_ENCODINGS: Final = {
    "utf-8",
    "utf-16",
    "us-ascii",
    "iso-8859-1",
    "iso-8859-15",
    "windows-1252",
}
# Namespaces of CVs and degrees, formulas, invoices (the best known PDF/A-3), and generic ones.
ALLOWED_NAMESPACES: Final = re.compile(
    r"http://europass\.cedefop\.europa\.eu/|http://www\.europass(?:_eures)?\.eu/"
    r"|http://data\.europa\.eu/|http://www\.hr-xml\.org/|http://www\.openapplications\.org/"
    r"|https://github\.com/emrex-eu/elmo-schemas/|http://purl\.org/net/elmo|urn:xoev-de:"
    r"|http://www\.w3\.org/(?:1998/Math/MathML|2001/XMLSchema-instance|2000/09/xmldsig#)"
    r"|http://www\.w3\.org/XML/1998/namespace"
    r"|urn:(?:un:unece:uncefact|ferd|oasis:names:specification:ubl):"
)
MATHML: Final = "http://www.w3.org/1998/Math/MathML"
# Element names without a namespace that a script host, build tool or browser would execute.
ROOTS_THAT_RUN: Final = {
    *("scriptlet", "package", "component", "registration", "job", "project", "projectextensions"),
    *("configuration", "assembly", "application", "task", "html", "svg", "script", "stylesheet"),
}
# Markup that a browser would execute, found leniently and also in UTF-7.
ACTIVE_MARKUP: Final = re.compile(
    r"<!doctype|<!entity|<\?(?!xml\s)|<(?:\w+:)?(?:html|script|svg|stylesheet)\b|1999/xhtml"
    r"|\+AD[w4]-",
    re.IGNORECASE,
)
SCRIPT_URL: Final = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
EVENT_OR_LINK_ATTRIBUTE: Final = re.compile(r"on[a-z]+|href|src", re.IGNORECASE)
NAMESPACE_SEPARATOR: Final = " "


class _UnsafeXmlError(Exception):
    pass


def is_harmless_xml_data(text: str) -> bool:
    text = text.strip("\ufeff \t\r\n\0")
    if not text.startswith("<") or ACTIVE_MARKUP.search(text):
        return False
    parser = expat.ParserCreate("utf-8", NAMESPACE_SEPARATOR)
    parser.XmlDeclHandler = _check_declaration
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _raise_unsafe_xml_error
    parser.StartElementHandler = _root_element_checker(parser)
    try:
        parser.Parse(text.encode(), True)
    except (_UnsafeXmlError, expat.ExpatError, UnicodeEncodeError):
        return False
    return True


def _raise_unsafe_xml_error(*_arguments: Any) -> None:
    raise _UnsafeXmlError


def _check_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in ALLOWED_ENCODINGS:
        raise _UnsafeXmlError


def _root_element_checker(parser: XMLParserType) -> Callable[[str, dict[str, str]], None]:
    def check_root_element(name: str, attributes: dict[str, str]) -> None:
        if name.lower() in ROOTS_THAT_RUN:
            raise _UnsafeXmlError
        parser.StartElementHandler = _check_element
        _check_element(name, attributes)

    return check_root_element


def _check_element(name: str, attributes: dict[str, str]) -> None:
    namespace = _namespace_of_name(name)
    namespaces = {namespace, *map(_namespace_of_name, attributes)} - {""}
    if not all(ALLOWED_NAMESPACES.match(one) for one in namespaces):
        raise _UnsafeXmlError
    if namespace == MATHML and any(EVENT_OR_LINK_ATTRIBUTE.fullmatch(one) for one in attributes):
        raise _UnsafeXmlError
    if any(SCRIPT_URL.match(value) for value in attributes.values()):
        raise _UnsafeXmlError


def _namespace_of_name(name: str) -> str:
    return name.rpartition(NAMESPACE_SEPARATOR)[0]
