"""The words of the accessibility statement, in the parts that the law asks for (R79).

It must say how things are: change it, and its dates, when the tests or what they find change.
"""

from typing import Final

from groupsite.demo.content.markup import (
    ByLanguage,
    PageWords,
    SectionWords,
    bullets,
    link_to,
    paragraphs,
)

COMPLAINT: Final = "https://www.digg.se/tdosanmalan"

ENGLISH: Final = PageWords(
    title="Accessibility statement",
    slug="accessibility",
    lead="Chalmers University of Technology is responsible for this site, Communication Systems. "
    "We want everybody to be able to use it. This is how well it meets the Act on Accessibility "
    "of Digital Public Services (2018:1937), and what you can do where it does not.",
    sections=(
        SectionWords(
            "How accessible the site is",
            paragraphs(
                "The site is <b>partially compliant</b> with the Act. It is built to meet the "
                "European standard EN\u00a0301\u00a0549 V3.2.1, and more than that: the "
                "guidelines WCAG\u00a02.2 at level AA.",
                "We know of no fault in the pages that visitors read. We still say partially, "
                "because some things have not been assessed:",
            )
            + bullets(
                "Nobody who uses a screen reader, magnification or voice control every day has "
                "tried the site for us yet.",
                "Editors work in Wagtail’s interface. Of that, we have tested only the parts that "
                "we added.",
            ),
        ),
        SectionWords(
            "How we have tested",
            bullets(
                "Every page, in both languages, in light and dark, is checked with axe in a real "
                "browser: the rules for WCAG 2.0, 2.1 and 2.2 at levels A and AA, the size of "
                "what one clicks on, and good practice. This is done again at every change of "
                "the site’s code.",
                "With the keyboard alone we reach and operate everything, in tests that follow a "
                "visitor’s ways through the site.",
                "With text at twice its size, and in a window of 320 pixels, which is the same as "
                "400\u00a0% zoom in one of 1280, everything can be read without scrolling sideways.",
                "In forced colours and on paper, we have looked at pictures of every page.",
            )
            + paragraphs("The assessment is our own. Nobody from outside has reviewed it."),
        ),
        SectionWords(
            "If you cannot use something",
            paragraphs(
                f"Write to us: the addresses stand under {link_to('contact', 'Contact')}. We will "
                "give you what you need in another form, and you need not tell us why.",
            ),
        ),
        SectionWords(
            "Report a fault",
            paragraphs(
                "Tell us if you find something that is hard to use, or if you think that we do not "
                f"do what the law requires. Use the addresses under {link_to('contact', 'Contact')}"
                " and say which page it is about.",
            ),
        ),
        SectionWords(
            "Supervision",
            paragraphs(
                "The Swedish Agency for Digital Government (Digg) sees to it that the Act is "
                "followed. If you are not content with our answer, you can "
                f'<a href="{COMPLAINT}">report it to Digg</a>.',
            ),
        ),
        SectionWords(
            "Dates",
            paragraphs(
                "The site was last assessed on 25 November 2026. This statement was last updated "
                "on 25 November 2026.",
            ),
        ),
    ),
)

SWEDISH: Final = PageWords(
    title="Tillgänglighetsredogörelse",
    slug="tillganglighet",
    lead="Chalmers tekniska högskola står bakom den här webbplatsen, Kommunikationssystem. Vi vill "
    "att alla ska kunna använda den. Här står hur väl den uppfyller lagen (2018:1937) om "
    "tillgänglighet till digital offentlig service, och vad du kan göra där den inte gör det.",
    sections=(
        SectionWords(
            "Så tillgänglig är webbplatsen",
            paragraphs(
                "Webbplatsen är <b>delvis förenlig</b> med lagen. Den är byggd för att uppfylla "
                "den europeiska standarden EN\u00a0301\u00a0549 V3.2.1, och mer än så: riktlinjerna "
                "WCAG\u00a02.2 på nivå AA.",
                "Vi känner inte till några brister på de sidor som besökare läser. Ändå säger vi "
                "delvis, för en del har ännu inte bedömts:",
            )
            + bullets(
                "Ingen som till vardags använder skärmläsare, förstoring eller röststyrning har "
                "provat webbplatsen åt oss än.",
                "Redaktörer arbetar i Wagtails gränssnitt. Av det har vi bara testat de delar som "
                "vi har lagt till.",
            ),
        ),
        SectionWords(
            "Så har vi testat",
            bullets(
                "Varje sida, på båda språken, i ljust och mörkt läge, kontrolleras med axe i en "
                "riktig webbläsare: reglerna för WCAG 2.0, 2.1 och 2.2 på nivåerna A och AA, "
                "storleken på det man klickar på och god praxis. Det görs om vid varje ändring av "
                "webbplatsens kod.",
                "Med enbart tangentbord når och använder vi allt, i test som följer en besökares "
                "vägar genom webbplatsen.",
                "Med dubbelt så stor text, och i ett fönster på 320 bildpunkter, vilket motsvarar "
                "400\u00a0% zoom i ett på 1280, går allt att läsa utan att rulla i sidled.",
                "Med påtvingade färger och på papper har vi sett på bilder av varje sida.",
            )
            + paragraphs("Bedömningen är vår egen. Ingen utomstående har granskat den."),
        ),
        SectionWords(
            "Om det är något du inte kan använda",
            paragraphs(
                f"Skriv till oss: adresserna finns under {link_to('contact', 'Kontakt')}. Vi ger "
                "dig det du behöver i en annan form, och du behöver inte berätta varför.",
            ),
        ),
        SectionWords(
            "Rapportera brister",
            paragraphs(
                "Hör av dig om du hittar något som är svårt att använda, eller om du tycker att vi "
                f"inte följer lagen. Använd adresserna under {link_to('contact', 'Kontakt')}"
                " och skriv vilken sida det gäller.",
            ),
        ),
        SectionWords(
            "Tillsyn",
            paragraphs(
                "Myndigheten för digital förvaltning (Digg) har tillsyn över att lagen följs. Är "
                "du inte nöjd med vårt svar kan du "
                f'<a href="{COMPLAINT}">anmäla det till Digg</a>.',
            ),
        ),
        SectionWords(
            "Datum",
            paragraphs(
                "Webbplatsen bedömdes senast den 25 november 2026. Redogörelsen uppdaterades "
                "senast den 25 november 2026.",
            ),
        ),
    ),
)

ACCESSIBILITY: Final[ByLanguage[PageWords]] = {"en": ENGLISH, "sv": SWEDISH}
