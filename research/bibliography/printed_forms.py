"""How titles and page numbers are printed, whichever source they come from."""

import re


def tidy_title(title: str) -> str:
    """Return a stored title without the full stop after it and without blanks before punctuation."""
    title = re.sub(r"\s+([:;,])\s+", r"\1 ", re.sub(r"\s+", " ", title)).strip()
    is_end = title.endswith(".") and not re.search(r"\.\.$|\b\w\.$", title)
    return tidy_title(title[:-1]) if is_end else title


def page_range(first: str, last: str) -> str:
    """Return "12–17", or the first page alone if there is no other."""
    return tidy_pages(f"{first}–{last}" if last and last != first else first)


def tidy_pages(pages: str) -> str:
    """Return pages with an en dash and without "pp.": "12–17", "e123"; "" for an arXiv number."""
    pages = re.sub(r"\s+", " ", pages).strip()
    pages = re.sub(r"^(?:(?:pp?|s|sid|art\.?\s*no)\.?\s+)+(?=\w)", "", pages, flags=re.IGNORECASE)
    pages = re.sub(r"\s*[-‐‑–—]+\s*", "–", pages).strip("–,; ")
    return "" if re.match(r"arXiv\s*[–:]", pages, re.IGNORECASE) else pages
