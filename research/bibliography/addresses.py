"""The web addresses of identifiers."""

from typing import Final
from urllib.parse import quote

# Crossref's prefix for tests: such a DOI leads nowhere (https://www.crossref.org/documentation/register-maintain-records/creating-a-doi/).
_TEST_PREFIX: Final = "10.5555/"


def doi_address(doi: str) -> str:
    """Return the address of a DOI; "" for one that is made up for tests."""
    leads_somewhere = doi and not doi.startswith(_TEST_PREFIX)
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}" if leads_somewhere else ""


def arxiv_address(number: str) -> str:
    """Return the address of an arXiv number."""
    return f"https://arxiv.org/abs/{quote(number, safe='/.')}" if number else ""
