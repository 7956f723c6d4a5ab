"""Languages of works, as BibTeX, biblatex, DiVA and Crossref write them, as BCP 47 tags."""

import re
from typing import Final

_NAMES_BY_TAG: Final = {
    "en": "english eng american usenglish british ukenglish engelska englisch",
    "sv": "swedish swe svenska schwedisch",
    "de": "german ngerman ger deu deutsch tyska austrian",
    "fr": "french fre fra francais français franska",
    "es": "spanish spa español",
    "it": "italian ita",
    "pt": "portuguese por brazilian",
    "ru": "russian rus",
    "da": "danish dan dansk",
    "no": "norwegian nor norsk",
    "nn": "nynorsk",
    "fi": "finnish fin suomi",
    "is": "icelandic ice isl",
    "nl": "dutch dut nld",
    "pl": "polish pol",
    "cs": "czech cze ces",
    "hu": "hungarian hun",
    "el": "greek gre ell",
    "tr": "turkish tur",
    "ja": "japanese jpn",
    "zh": "chinese chi zho",
    "ko": "korean kor",
}
_NAMES: Final = {name: tag for tag, names in _NAMES_BY_TAG.items() for name in names.split()}


def language_tag(text: str) -> str:
    """Return the tag of a language's name or code; "" for what is none that is known."""
    plain = text.strip().lower().replace("_", "-")
    if plain in _NAMES:
        return _NAMES[plain]
    first = plain.partition("-")[0]
    return first if re.fullmatch(r"[a-z]{2}", first) else ""
