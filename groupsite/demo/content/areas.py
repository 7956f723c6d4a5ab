"""The group's five research areas. Their names are the posting's; what is said of them is a sample.

They have no lead, since the posting names none.
"""

from dataclasses import dataclass
from typing import Final

from groupsite.demo.content.markup import ByLanguage, paragraphs


@dataclass(frozen=True)
class AreaWords:
    """The page of an area in one language. `summary` is plain text, `body` rich."""

    title: str
    slug: str
    summary: str
    body: str


@dataclass(frozen=True)
class DemoKeyword:
    """`typed` is the tag as an editor types it; `words` are its word rows."""

    typed: str
    words: ByLanguage[str]


@dataclass(frozen=True)
class DemoArea:
    """`name` is the record's label in the admin, never public; `members` are keys of people."""

    key: str
    name: str
    figure: str
    keywords: tuple[DemoKeyword, ...]
    words: ByLanguage[AreaWords]
    members: tuple[str, ...] = ()


def keyword(english: str, swedish: str) -> DemoKeyword:
    return DemoKeyword(english, {"en": english, "sv": swedish})


INFORMATION_THEORY: Final = DemoArea(
    key="information-theory",
    name="Information theory",
    figure="lattice",
    members=("giuseppe-durisi",),
    keywords=(
        keyword("finite-blocklength theory", "teori för ändliga blocklängder"),
        keyword("generalisation bounds", "generaliseringsgränser"),
        keyword("lattices", "gitter"),
        keyword("source coding", "källkodning"),
    ),
    words={
        "en": AreaWords(
            title="Information theory",
            slug="information-theory",
            summary="What is the least that must be sent, and the most that can be learned from "
            "data? We look for limits that hold for short messages and finite data, and for "
            "schemes that come near them.",
            body=paragraphs(
                "A code places messages as points in space, far enough apart that noise cannot "
                "turn one into another. How tightly they can be packed decides how much can be "
                "said.",
                "We use the same way of thinking for questions far from the telephone line: how "
                "many examples a model needs, what a transformer stores, and how much an "
                "eavesdropper can find out.",
            ),
        ),
        "sv": AreaWords(
            title="Informationsteori",
            slug="informationsteori",
            summary="Hur lite räcker det att sända, och hur mycket går det att lära av data? Vi "
            "söker gränser som gäller för korta meddelanden och ändliga datamängder, och metoder "
            "som kommer nära dem.",
            body=paragraphs(
                "En kod placerar meddelanden som punkter i rummet, så långt från varandra att "
                "bruset inte kan göra om det ena till det andra. Hur tätt punkterna kan packas "
                "avgör hur mycket som kan sägas.",
                "Vi tänker på samma sätt kring frågor långt från telefonledningen: hur många "
                "exempel en modell behöver, vad en transformermodell lagrar och hur mycket den som "
                "avlyssnar kan få veta.",
            ),
        ),
    },
)

MACHINE_LEARNING: Final = DemoArea(
    key="machine-learning",
    name="Machine learning",
    figure="attention",
    members=("giuseppe-durisi",),
    keywords=(
        keyword("transformers", "transformermodeller"),
        keyword("generalisation", "generalisering"),
        keyword("statistical learning theory", "statistisk inlärningsteori"),
        keyword("deep learning", "djupinlärning"),
    ),
    words={
        "en": AreaWords(
            title="Machine learning",
            slug="machine-learning",
            summary="Transformers and other large models work better than we can explain. We "
            "analyse how they learn and generalise, with tools from information theory and "
            "statistics.",
            body=paragraphs(
                "A model is fitted to examples that it has seen, and used on examples that it has "
                "not. A theory must say how much worse it may do on the new ones. Information "
                "theory answers through what the model remembers of its training data.",
                "For transformers the questions go inside the model as well: what each layer "
                "passes on, what the attention picks out, and why this is enough.",
            ),
        ),
        "sv": AreaWords(
            title="Maskininlärning",
            slug="maskininlarning",
            summary="Transformermodeller och andra stora modeller fungerar bättre än vi kan "
            "förklara. Vi analyserar hur de lär sig och generaliserar, med verktyg från "
            "informationsteori och statistik.",
            body=paragraphs(
                "En modell anpassas till exempel som den har sett och används på exempel som den "
                "inte har sett. En teori måste kunna säga hur mycket sämre det kan gå på de nya. "
                "Informationsteorin svarar genom vad modellen minns av sina träningsdata.",
                "När det gäller transformermodeller ställer vi frågor också om modellens inre: vad "
                "varje lager för vidare, vad uppmärksamheten väljer ut och varför det räcker.",
            ),
        ),
    },
)

WIRELESS_COMMUNICATION: Final = DemoArea(
    key="wireless-communication",
    name="Wireless communication",
    figure="constellation",
    keywords=(
        keyword("multiple antennas", "flerantennsystem"),
        keyword("short packets", "korta paket"),
        keyword("channel estimation", "kanalskattning"),
    ),
    words={
        "en": AreaWords(
            title="Wireless communication",
            slug="wireless-communication",
            summary="Networks with very many antennas and very many devices, short packets and "
            "strict delays: how to share spectrum, time and power among them.",
            body=paragraphs(
                "A radio channel changes while it is used: the signal fades, echoes and meets the "
                "signals of others. A receiver has to learn the channel and the message from the "
                "same few symbols.",
                "Many antennas make it possible to aim the signal, and short packets make it "
                "possible to answer at once. Both change what theory says about the best way to "
                "transmit.",
            ),
        ),
        "sv": AreaWords(
            title="Trådlös kommunikation",
            slug="tradlos-kommunikation",
            summary="Nät med väldigt många antenner och väldigt många enheter, korta paket och "
            "hårda krav på kort fördröjning: hur delar de bäst på frekvenser, tid och effekt?",
            body=paragraphs(
                "En radiokanal förändras medan den används: signalen försvagas, ger ekon och möter "
                "andras signaler. Mottagaren måste lära känna både kanalen och meddelandet genom "
                "samma få symboler.",
                "Med många antenner går det att rikta signalen, och med korta paket går det att "
                "svara genast. Båda delarna förändrar vad teorin säger om det bästa sättet att "
                "sända.",
            ),
        ),
    },
)

OPTICAL_COMMUNICATION: Final = DemoArea(
    key="optical-communication",
    name="Optical communication",
    figure="eye",
    keywords=(
        keyword("coded modulation", "kodad modulation"),
        keyword("error-correcting codes", "felrättande koder"),
        keyword("digital signal processing", "digital signalbehandling"),
    ),
    words={
        "en": AreaWords(
            title="Optical communication",
            slug="optical-communication",
            summary="Codes, modulation and signal processing for the fibres that carry almost all "
            "of the world’s traffic, close to what physics allows.",
            body=paragraphs(
                "Light in a fibre spreads out, and at high power it disturbs itself. Both can be "
                "described so exactly that the receiver undoes part of them, if the signal "
                "processing keeps pace with the light.",
                "What remains is noise, and there the code takes over. Codes and modulation are "
                "designed together, since a fibre link must be fast, reliable and sparing with "
                "energy at once.",
            ),
        ),
        "sv": AreaWords(
            title="Optisk kommunikation",
            slug="optisk-kommunikation",
            summary="Koder, modulation och signalbehandling för de fibrer som bär nästan hela "
            "världens datatrafik, nära gränsen för vad fysiken tillåter.",
            body=paragraphs(
                "Ljuset i en fiber sprids ut, och när effekten är hög stör det sig självt. Båda "
                "delarna går att beskriva så noga att mottagaren kan räkna bort en del av dem, om "
                "signalbehandlingen håller takten med ljuset.",
                "Det som återstår är brus, och där tar koden vid. Koder och modulation utformas "
                "tillsammans, eftersom en fiberlänk måste vara snabb, tillförlitlig och energisnål "
                "på samma gång.",
            ),
        ),
    },
)

INFORMATION_SECURITY: Final = DemoArea(
    key="information-security",
    name="Information security",
    figure="pad",
    keywords=(
        keyword("privacy", "personlig integritet"),
        keyword("secret keys", "hemliga nycklar"),
        keyword("physical-layer security", "säkerhet i det fysiska lagret"),
    ),
    words={
        "en": AreaWords(
            title="Information security",
            slug="information-security",
            summary="Keeping messages and data private when others listen, with guarantees that do "
            "not depend on what the listener can compute.",
            body=paragraphs(
                "With a one-time pad, every bit of the message is hidden by a fresh bit of key "
                "that only the two ends know. A listener then learns nothing at all, however fast "
                "the computer. The price is a key as long as the message.",
                "Much of the field asks how low that price can be: what noise, distance or chance "
                "can give instead of a key, and how much data can be shared without giving away "
                "whose they are.",
            ),
        ),
        "sv": AreaWords(
            title="Informationssäkerhet",
            slug="informationssakerhet",
            summary="Att hålla meddelanden och data hemliga när andra lyssnar, med garantier som "
            "inte beror på vad den som lyssnar kan beräkna.",
            body=paragraphs(
                "I ett engångskrypto döljs varje bit av meddelandet av en ny nyckelbit som bara de "
                "två parterna känner till. Den som lyssnar får då inte veta någonting alls, hur "
                "snabb datorn än är. Priset är en nyckel som är lika lång som meddelandet.",
                "Mycket inom området handlar om hur lågt det priset kan bli: vad brus, avstånd "
                "eller slump kan ge i stället för en nyckel, och hur mycket data som kan delas "
                "utan att det avslöjas vems de är.",
            ),
        ),
    },
)

AREAS: Final = (
    INFORMATION_THEORY,
    MACHINE_LEARNING,
    WIRELESS_COMMUNICATION,
    OPTICAL_COMMUNICATION,
    INFORMATION_SECURITY,
)
