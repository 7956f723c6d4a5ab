"""The settings of this app, read in one place. A host sets them in its Django settings."""

from pathlib import Path
from typing import Any, Final

from django.conf import settings

# Those of groupsite/static/groupsite/css/tokens.css.
LINK_PREVIEW_COLOURS: Final = {
    "ground": "#fbfcfc",
    "wash": "#eff3f3",
    "ink": "#12191b",
    "ink-soft": "#4b5659",
    "rule": "#cdd5d6",
    "accent": "#0a4f5c",
    "signal": "#b33a05",
}
FONT_FOLDER: Final = Path(__file__).parent / "content" / "link_previews" / "fonts"
LINK_PREVIEW_FONTS: Final = tuple(
    FONT_FOLDER / f"{name}.woff2"
    for name in (
        "schibsted-grotesk-latin",
        "schibsted-grotesk-latin-ext",
        "inter-greek",
        "inter-vietnamese",
    )
)


def has_swedish_alphabet() -> bool:
    """Whether names are sorted as in Swedish: Å, Ä and Ö after Z.

    Setting GROUPSITE_SWEDISH_ALPHABET; default: whether LANGUAGE_CODE is Swedish or Finnish.
    """
    is_usual = settings.LANGUAGE_CODE.partition("-")[0] in ("sv", "fi")
    return bool(getattr(settings, "GROUPSITE_SWEDISH_ALPHABET", is_usual))


def do_sites_share_records() -> bool:
    """Whether each site of an installation lists the people, areas, vacancies and news of all sites.

    Setting GROUPSITE_SITES_SHARE_RECORDS; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_SITES_SHARE_RECORDS", False))


def unchecked_honorifics() -> Any:
    """Return the setting GROUPSITE_HONORIFICS as the host has written it; default: an empty dictionary."""
    return getattr(settings, "GROUPSITE_HONORIFICS", {})


def extra_honorifics() -> dict[str, dict[str, str]]:
    """Return titles before a name by value, each with its texts by language; "" is any language.

    Setting GROUPSITE_HONORIFICS, in which one text may stand for all languages; default: none.
    """
    added = unchecked_honorifics()
    texts = {
        value: {"": one} if isinstance(one, str) else one
        for value, one in (added.items() if isinstance(added, dict) else ())
    }
    return {value: one for value, one in texts.items() if isinstance(one, dict) and one}


def link_preview_colours() -> dict[str, str]:
    """Return the colours of the pictures for link previews, by name, as "#rrggbb".

    Setting GROUPSITE_LINK_PREVIEW_COLOURS replaces some of them; default: the light colours of the site.
    """
    return {**LINK_PREVIEW_COLOURS, **getattr(settings, "GROUPSITE_LINK_PREVIEW_COLOURS", {})}


def link_preview_fonts() -> tuple[str, ...]:
    """Return the paths of the fonts for link previews; each has the letters that the earlier ones lack.

    Setting GROUPSITE_LINK_PREVIEW_FONTS; default: the fonts of the group's own site.
    """
    return tuple(map(str, getattr(settings, "GROUPSITE_LINK_PREVIEW_FONTS", LINK_PREVIEW_FONTS)))


def link_preview_site_name() -> str | None:
    """Return the name of the site for link previews; empty for the one in Wagtail's settings of sites.

    None for the title of the home page in each language. Setting GROUPSITE_LINK_PREVIEW_SITE_NAME.
    """
    name: str | None = getattr(settings, "GROUPSITE_LINK_PREVIEW_SITE_NAME", "")
    return name
