"""The words of the page that says where the group is and whom to ask: public addresses only."""

from typing import Final

from groupsite.demo.content.markup import (
    ByLanguage,
    PageWords,
    SectionWords,
    lines,
    link_to,
    paragraphs,
)

CONTACT: Final[ByLanguage[PageWords]] = {
    "en": PageWords(
        title="Contact",
        slug="contact",
        lead="Where to find us, and whom to ask.",
        sections=(
            SectionWords(
                "Visiting address",
                lines(
                    "Communication Systems",
                    "Department of Electrical Engineering",
                    "Chalmers University of Technology",
                    "Hörsalsvägen\u00a011, Gothenburg",
                ),
            ),
            SectionWords(
                "Postal address",
                lines(
                    "Chalmers University of Technology",
                    "Department of Electrical Engineering",
                    "SE-412\u00a096 Göteborg, Sweden",
                ),
            ),
            SectionWords(
                "Whom to ask",
                paragraphs(
                    "About a position: the contact persons that its posting names. All postings "
                    f"stand under {link_to('vacancies', 'Vacancies')}.",
                    "About research, teaching or working together: the person who works with it. "
                    f"Everybody in the group stands under {link_to('people', 'People')}.",
                ),
            ),
        ),
    ),
    "sv": PageWords(
        title="Kontakt",
        slug="kontakt",
        lead="Här finns vi, och hit vänder du dig med dina frågor.",
        sections=(
            SectionWords(
                "Besöksadress",
                lines(
                    "Kommunikationssystem",
                    "Institutionen för elektroteknik",
                    "Chalmers tekniska högskola",
                    "Hörsalsvägen\u00a011, Göteborg",
                ),
            ),
            SectionWords(
                "Postadress",
                lines(
                    "Chalmers tekniska högskola",
                    "Institutionen för elektroteknik",
                    "412\u00a096 Göteborg",
                ),
            ),
            SectionWords(
                "Vem du kan fråga",
                paragraphs(
                    "Om en tjänst: kontaktpersonerna som står i annonsen. Alla annonser finns under "
                    f"{link_to('vacancies', 'Lediga tjänster')}.",
                    "Om forskning, undervisning eller samarbete: den som arbetar med saken. Alla i "
                    f"gruppen finns under {link_to('people', 'Personer')}.",
                ),
            ),
        ),
    ),
}
