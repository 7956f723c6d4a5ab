"""The DOI and the arXiv number of a BibTeX entry, wherever its source has put them."""

import re
from collections.abc import Mapping

from research.bibliography import identifiers


def doi_of(raw: Mapping[str, str]) -> str:
    """Return the DOI of the work; that of a preprint on arXiv is no DOI of a publication."""
    for name in ("doi", "ee", "url"):
        value = re.sub(r"\{?\\([_%#&])\}?", r"\1", raw.get(name, "")).strip("{} ")
        value = re.sub(r"\\textless\s*|\{<\}", "<", re.sub(r"\\textgreater\s*|\{>\}", ">", value))
        if name != "doi" and "doi.org/" not in value:
            continue
        if (found := identifiers.doi(value)) and not identifiers.arxiv(value):
            return found
    return ""


def arxiv_of(raw: Mapping[str, str], texts: Mapping[str, str]) -> str:
    eprint = texts.get("eprint", "")
    archive = (texts.get("archiveprefix") or texts.get("eprinttype") or "arxiv").lower()
    if archive == "arxiv" and (found := identifiers.arxiv(eprint) or identifiers.arxiv_in(eprint)):
        return found
    if found := identifiers.arxiv(raw.get("doi", "")):
        return found
    for name in ("journal", "journaltitle", "volume", "number", "howpublished", "note", "url"):
        if found := identifiers.arxiv_in(texts.get(name, "")):
            return found
    # Google Scholar: "arXiv--2202.01234" as pages of "arXiv e-prints".
    if as_pages := re.fullmatch(
        r"arXiv[-–:]+(\S+)", raw.get("pages", "").strip("{} "), re.IGNORECASE
    ):
        return identifiers.arxiv(as_pages[1])
    return ""
