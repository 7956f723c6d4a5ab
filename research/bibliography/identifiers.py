"""DOIs, arXiv numbers, ORCID iDs, ISBNs and addresses, in one spelling each; "" for what is none.

Sources: DOI Handbook 2.2 (https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html),
https://info.arxiv.org/help/arxiv_identifier.html, ISO 2108 and ISO 3297.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f{}\\\"]{1,200}", re.IGNORECASE)
_DOI_PREFIX: Final = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^doi:?\s*", re.IGNORECASE)
_ARXIV: Final = re.compile(
    r"(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?/\d{7})(?:v\d+)?(?![\d.])", re.IGNORECASE
)
_ARXIV_PREFIX: Final = re.compile(
    r"^(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|^(?:arxiv|abs)[:/]\s*",
    re.IGNORECASE,
)
_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_OLD_ARCHIVES: Final = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas"
    " cond-mat cs dg-ga eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin"
    " nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin quant-ph solv-int stat supr-con"
)
_OLD_ARCHIVE_NAMES: Final = frozenset(_OLD_ARCHIVES.split())


def doi(text: str) -> str:
    """Return a DOI in lower case and without address."""
    found = _DOI.fullmatch(_without_prefix(text, _DOI_PREFIX).rstrip(".,;"))
    return found[0].lower() if found else ""


def arxiv(text: str) -> str:
    """Return an arXiv number without version: "2401.01234" or "cs/0503001"."""
    plain = text.strip()
    if of_doi := _ARXIV_DOI.fullmatch(_without_prefix(plain, _DOI_PREFIX)):
        plain = of_doi[1]
    plain = re.sub(r"\.pdf$", "", _without_prefix(plain, _ARXIV_PREFIX), flags=re.IGNORECASE)
    plain = re.sub(r"\s*\[[\w.-]+\]$", "", plain)
    if not _ARXIV.fullmatch(plain):
        return ""
    number = re.sub(r"v\d+$", "", plain, flags=re.IGNORECASE)
    archive, slash, rest = number.partition("/")
    if not slash:
        return number
    # "cs.IT/0503001" and "cs/0503001" are one.
    archive = archive.lower().split(".")[0]
    return f"{archive}/{rest}" if archive in _OLD_ARCHIVE_NAMES else ""


def arxiv_in(text: str) -> str:
    """Return the arXiv number that a note names: "arXiv:2401.01234 [cs.IT]", "arXiv preprint …"."""
    found = re.search(
        r"(?:arxiv(?:\.org/(?:abs|pdf)/|:)\s*|\babs/)(\S+?)(?=[\s,;)\]]|\.?$)", text, re.IGNORECASE
    )
    return arxiv(found[1]) if found else ""


def of_version(text: str) -> str:
    """Return the identifier of another version as `Work.related` has it: "arxiv:…" or "doi:…"."""
    if number := arxiv(text):
        return f"arxiv:{number}"
    name = doi(text)
    return f"doi:{name}" if name else ""


def isbn(text: str) -> str:
    """Return an ISBN as printed, if its check digit is right; the first one of several."""
    for found in re.findall(r"[\dXx][\dXx -]{8,20}[\dXx]", text):
        digits = re.sub(r"[ -]", "", found).upper()
        if _is_isbn(digits):
            return str(found.strip())
    return ""


def issn(text: str) -> str:
    """Return an ISSN with its hyphen, if its check digit is right; the first one of several."""
    for first, last in re.findall(r"\b(\d{4})-?(\d{3}[\dXx])\b", text):
        digits = first + last.upper()
        total = sum((8 - i) * _digit(sign) for i, sign in enumerate(digits))
        if total % 11 == 0:
            return f"{first}-{last.upper()}"
    return ""


def web_address(text: str) -> str:
    """Return an http(s) address (R57), with blanks removed; "" for any other."""
    address = re.sub(r"\s+", "", text)
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    is_web = parts.scheme.lower() in ("http", "https") and bool(host) and "@" not in parts.netloc
    return address if is_web and len(address) <= 2_000 else ""


def _without_prefix(text: str, prefix: re.Pattern[str]) -> str:
    plain = text.strip()
    without = prefix.sub("", plain)
    return unquote(without) if without != plain and "%" in without else without


def _digit(sign: str) -> int:
    return 10 if sign == "X" else int(sign)


def _is_isbn(digits: str) -> bool:
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 - i) * _digit(sign) for i, sign in enumerate(digits)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum((3 if i % 2 else 1) * int(sign) for i, sign in enumerate(digits)) % 10 == 0
    return False
