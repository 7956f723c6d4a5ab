"""The words of the page about personal data: what the site does, and what applies at Chalmers.

What is said here of cookies, trackers and applications must stay true of the code.
"""

from typing import Final

from groupsite.demo.content.markup import ByLanguage, PageWords, SectionWords, bullets, paragraphs

OFFICER: Final = '<a href="mailto:dataskyddsombud@chalmers.se">dataskyddsombud@chalmers.se</a>'
AUTHORITY: Final = "https://www.imy.se/"

ENGLISH: Final = PageWords(
    title="Privacy",
    slug="privacy",
    lead="What this site keeps about you, why, and for how long.",
    sections=(
        SectionWords(
            "When you read",
            paragraphs(
                "We do not follow our readers. There are no trackers and no visitor statistics, "
                "and nothing is fetched from anybody else: typeface, pictures and scripts all "
                "come from this site. What you search for is not saved.",
                "The server keeps a technical log of requests, as web servers do. It is used "
                "only to find faults and to ward off attacks.",
            ),
        ),
        SectionWords(
            "Cookies",
            bullets(
                "If you only read, you get none.",
                "If you fill in an application, you may get one that keeps others from sending "
                "the form in your name. It is needed for the form and does not follow you.",
                "Editors who log in get one for their session and one that protects their forms.",
            ),
        ),
        SectionWords(
            "When you apply for a position",
            paragraphs(
                "This applies when you send your application through this site. Where a posting "
                "leads to another system, what is written there applies.",
            )
            + bullets(
                "<b>Controller:</b> Chalmers University of Technology.",
                "<b>Purpose:</b> to assess the applications and fill the position.",
                "<b>Legal basis:</b> recruiting is part of a task in the public interest (GDPR, "
                "Article 6.1 e).",
                "<b>What we keep:</b> what you fill in, and the files you send. We do not ask for "
                "your personal identity number, so please leave it out of your files too.",
                "<b>Who reads it:</b> those who are named to assess the applications for that "
                "vacancy, and the recruitment officers. Each reading is logged. No decision is "
                "made by a computer alone.",
                "<b>How long:</b> as long as the rule for the vacancy says, counted from the "
                "decision. You can withdraw your application until the last day to apply. Drafts "
                "that are never sent are erased.",
            ),
        ),
        SectionWords(
            "Public records",
            paragraphs(
                "Chalmers is owned by a foundation, but it is named in the annex to the Public "
                "Access to Information and Secrecy Act (2009:400), and so the principle of public "
                "access to official documents applies. Whoever asks may be given an application "
                "to read, unless it is confidential under that Act. The rules on archives may "
                "require that documents are kept longer than we need them ourselves.",
            ),
        ),
        SectionWords(
            "The people named here",
            paragraphs(
                "We publish names, roles, work addresses and portraits of those who work here, as "
                "part of the university’s task to tell of its research. Those who want something "
                "about themselves changed or removed can tell the group.",
            ),
        ),
        SectionWords(
            "Your rights",
            paragraphs(
                "You may see what is kept about you and have what is wrong corrected. In the cases "
                "that the law gives, you may also have it erased, restricted or moved, or object "
                "to how it is used.",
                f"Write to the data protection officer at Chalmers, {OFFICER}. If you are not "
                "content with the answer, you can complain to the "
                f'<a href="{AUTHORITY}">Swedish Authority for Privacy Protection (IMY)</a>.',
            ),
        ),
        SectionWords(
            "About this text",
            paragraphs(
                "It belongs to the demonstration. Before the site is taken into use, the "
                "university goes through it.",
            ),
        ),
    ),
)

SWEDISH: Final = PageWords(
    title="Personuppgifter",
    slug="personuppgifter",
    lead="Vad den här webbplatsen sparar om dig, varför och hur länge.",
    sections=(
        SectionWords(
            "När du läser",
            paragraphs(
                "Vi följer inte våra läsare. Här finns ingen spårning och ingen besöksstatistik, "
                "och ingenting hämtas från någon annan: typsnitt, bilder och skript kommer alla "
                "härifrån. Det du söker efter sparas inte.",
                "Servern för en teknisk logg över anrop, som webbservrar gör. Den används bara för "
                "att hitta fel och avvärja angrepp.",
            ),
        ),
        SectionWords(
            "Kakor",
            bullets(
                "Om du bara läser får du inga.",
                "Om du fyller i en ansökan kan du få en som hindrar andra från att skicka "
                "formuläret i ditt namn. Den behövs för formuläret och följer dig inte.",
                "Redaktörer som loggar in får en för sin inloggning och en som skyddar deras "
                "formulär.",
            ),
        ),
        SectionWords(
            "När du söker en tjänst",
            paragraphs(
                "Det här gäller när du skickar din ansökan genom den här webbplatsen. Om annonsen "
                "leder till ett annat system gäller det som står där.",
            )
            + bullets(
                "<b>Personuppgiftsansvarig:</b> Chalmers tekniska högskola.",
                "<b>Ändamål:</b> att bedöma ansökningarna och tillsätta tjänsten.",
                "<b>Rättslig grund:</b> att rekrytera hör till en uppgift av allmänt intresse "
                "(GDPR, artikel 6.1 e).",
                "<b>Det här sparar vi:</b> det du fyller i och filerna du skickar. Vi frågar inte "
                "efter ditt personnummer, så lämna gärna bort det ur filerna också.",
                "<b>De här läser:</b> de som är utsedda att bedöma ansökningarna till tjänsten, "
                "och rekryteringshandläggarna. Varje läsning loggas. Inga beslut fattas av en "
                "dator ensam.",
                "<b>Så länge:</b> så länge som regeln för tjänsten säger, räknat från beslutet. Du "
                "kan dra tillbaka din ansökan till och med sista ansökningsdag. Utkast som aldrig "
                "skickas in raderas.",
            ),
        ),
        SectionWords(
            "Allmänna handlingar",
            paragraphs(
                "Chalmers ägs av en stiftelse men står med i bilagan till offentlighets- och "
                "sekretesslagen (2009:400), och därför gäller offentlighetsprincipen. Den som ber "
                "om det kan få läsa en ansökan, om den inte är sekretessbelagd enligt samma lag. "
                "Reglerna om arkivering kan kräva att handlingar sparas längre än vi själva "
                "behöver dem.",
            ),
        ),
        SectionWords(
            "De som nämns här",
            paragraphs(
                "Vi publicerar namn, roller, adresser i arbetet och porträtt av dem som arbetar "
                "här, som en del av universitetets uppgift att berätta om sin forskning. Den som "
                "vill ändra eller ta bort något om sig själv kan säga till gruppen.",
            ),
        ),
        SectionWords(
            "Dina rättigheter",
            paragraphs(
                "Du har rätt att se vad som sparas om dig och att få rättat det som är fel. I de "
                "fall som lagen anger kan du också få det raderat, begränsat eller flyttat, eller "
                "invända mot hur det används.",
                f"Skriv till dataskyddsombudet på Chalmers, {OFFICER}. Är du inte nöjd med svaret "
                f'kan du klaga hos <a href="{AUTHORITY}">Integritetsskyddsmyndigheten (IMY)</a>.',
            ),
        ),
        SectionWords(
            "Om den här texten",
            paragraphs(
                "Den hör till demonstrationen. Innan webbplatsen tas i bruk går högskolan igenom "
                "den.",
            ),
        ),
    ),
)

PRIVACY: Final[ByLanguage[PageWords]] = {"en": ENGLISH, "sv": SWEDISH}
