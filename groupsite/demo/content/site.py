"""What the demo says round its pages: in the foot. Whatever it says of the group is in the posting."""

from typing import Final

from groupsite.demo.content.markup import ByLanguage, lines

SITE_WORDS: Final[ByLanguage[dict[str, str]]] = {
    "en": {
        "about": "We work with wireless and optical communication, information security, "
        "information theory and machine learning.",
        "contact": lines("Hörsalsvägen\u00a011, Gothenburg"),
    },
    "sv": {
        "about": "Vi arbetar med trådlös och optisk kommunikation, informationssäkerhet, "
        "informationsteori och maskininlärning.",
        "contact": lines("Hörsalsvägen\u00a011, Göteborg"),
    },
}
