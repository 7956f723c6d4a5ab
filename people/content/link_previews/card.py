"""What the picture of a link preview shows, as plain values."""

import hashlib
from dataclasses import astuple, dataclass
from typing import Final

from people import conf
from people.wording import without_soft_hyphens

# Raise it when `drawing.py` draws the same card differently.
DRAWING_VERSION: Final = 2


@dataclass(frozen=True)
class LinkPreviewCard:
    """The texts and the figure or portrait of a link preview; empty fields are left out."""

    title: str
    kind: str = ""  # above the title, such as “Research area”
    facts: tuple[str, ...] = ()  # below the title
    urgent_fact: str = ""  # before them, in the signal colour
    site_name: str = ""
    figure: str = ""  # SVG, see `figures.py`
    portrait: str = ""  # name of a JPEG rendition in the storage of renditions
    initials: str = ""  # instead of a missing portrait

    def digest(self) -> str:
        """Return a short digest of all that the picture is drawn from, colours and fonts included."""
        colours, fonts = conf.link_preview_colours(), conf.link_preview_fonts()
        drawn = repr((DRAWING_VERSION, astuple(self), sorted(colours.items()), fonts))
        return hashlib.sha256(drawn.encode(errors="surrogatepass")).hexdigest()[:20]

    @property
    def alternative_text(self) -> str:
        """Return the texts of the picture as one line, for those who cannot see it."""
        texts = (self.title, self.kind, self.urgent_fact, *self.facts, self.site_name)
        return without_soft_hyphens(" · ".join(" ".join(text.split()) for text in texts if text))
