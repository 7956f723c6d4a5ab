"""A vacancy in every state and shape, and areas with little to say: for photographs of pages.

Never part of the demonstration: `staging` adds them to a database made for it.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final

from groupsite.demo.scenes.types import (
    DOCTORAL,
    ELSEWHERE,
    ONE_YEAR,
    StagedArea,
    StagedVacancy,
    titles,
)
from vacancies.choices import (
    ApplicationLanguage,
    EmploymentForm,
    Kind,
    Period,
    Salary,
    Start,
    SupervisorRole,
)
from vacancies.lifecycle import Outcome

AREAS: Final = (
    StagedArea(
        "quiet",
        titles("Compressed sensing", "Komprimerad avkänning"),
        lead="asa",
        members=("alice", "bob"),
    ),
    StagedArea(
        "long",
        titles(
            "Ultra-reliable low-latency communication and its information-theoretic foundations",
            "Högtillförlitlighetskommunikation och informationsöverföringskapacitet",
        ),
        titles(
            "What can be promised when nothing may be lost and nothing may be late.",
            "Vad kan utlovas när inget får gå förlorat och inget får komma för sent? "
            "Felrättningskodningsalgoritmer och radioresurstilldelningsmetoder.",
        ),
        figure="beam",
        lead="maximiliana",
        members=("goran", "lucja", "xenia", "anh", "ragnhildur"),
    ),
)

VACANCIES: Final = (
    StagedVacancy(
        "scheduled",
        titles(
            "PhD position in coded optical transmission",
            "Doktorandtjänst i kodad optisk överföring",
        ),
        opens=14,
        closes=60,
        areas=("optical-communication",),
        funded=True,
        facts=DOCTORAL,
    ),
    StagedVacancy(
        "form",
        titles("PhD position in private learning", "Doktorandtjänst i inlärning utan insyn"),
        opens=-5,
        closes=40,
        is_full=True,
        funded=True,
        facts=DOCTORAL,
    ),
    StagedVacancy(
        "closing-soon",
        titles(
            "Postdoc in short-packet communication", "Postdoktor i kommunikation med korta paket"
        ),
        opens=-30,
        closes=3,
        supervisors=("lucja",),
        areas=("wireless-communication", "information-theory"),
        facts={**ONE_YEAR, **ELSEWHERE, "deadline_time": time(12, 0)},
    ),
    StagedVacancy(
        "last-day",
        titles(
            "Research engineer for an optical testbed", "Forskningsingenjör till en optisk testbädd"
        ),
        opens=-40,
        closes=0,
        supervisors=(),
        areas=("optical-communication",),
        facts={
            **ELSEWHERE,
            "kind": Kind.ENGINEER,
            "employment_form": EmploymentForm.PERMANENT,
            "salary": Salary.BY_AGREEMENT,
            "start": Start.AS_SOON_AS_POSSIBLE,
        },
    ),
    StagedVacancy(
        "extended",
        titles(
            "PhD position in massive random access",
            "Doktorandtjänst i slumpmässig åtkomst för många",
        ),
        opens=-25,
        closes=20,
        extended=7,
        areas=("wireless-communication",),
        is_full=True,
        funded=True,
        facts={**DOCTORAL, **ELSEWHERE},
    ),
    StagedVacancy(
        "everything",
        titles(
            "Two to three postdocs in semantic communication",
            "Två till tre postdoktorer i semantisk kommunikation",
        ),
        opens=-10,
        closes=33,
        areas=("machine-learning", "information-theory", "wireless-communication"),
        has_all_contacts=True,
        funded=True,
        facts={
            **ELSEWHERE,
            "kind": Kind.POSTDOC,
            "employment_form": EmploymentForm.FIXED_TERM,
            "reference": "E 2026-0412",
            "positions_min": 2,
            "positions_max": 3,
            "duration_min": 24,
            "duration_max": 36,
            "extent_percent": 80,
            "start": Start.ON_DATE,
            "start_on": date(2027, 9, 1),
            "salary": Salary.AMOUNT,
            "salary_amount": Decimal(41000),
            "salary_max": Decimal(44500),
            "salary_valid_from": date(2026, 4, 1),
            "meeting_at": datetime(2030, 1, 15, 13, 15, tzinfo=UTC),
            "meeting_url": "https://www.example.org/",
        },
    ),
    StagedVacancy(
        "seven",
        titles(
            "PhD position in learning over seven networks",
            "Doktorandtjänst i inlärning över sju nätverk",
        ),
        opens=-12,
        closes=45,
        supervisors=("asa", "maximiliana", "goran", "lucja", "bob", "ingrid", "xenia"),
        roles=(SupervisorRole.MAIN, *[SupervisorRole.CO] * 6),
        areas=("long", "machine-learning", "quiet"),
        facts=DOCTORAL,
    ),
    StagedVacancy(
        "thesis",
        titles(
            "Master’s thesis: short codes for very low latency",
            "Examensarbete: korta koder för mycket kort fördröjning",
        ),
        opens=-60,
        closes=None,
        supervisors=("bob",),
        areas=("information-theory",),
        facts={
            "kind": Kind.THESIS,
            "extent_percent": None,
            "duration_min": 5,
            "application_language": ApplicationLanguage.EITHER,
        },
    ),
    StagedVacancy(
        "unpaid",
        titles("Student assistants for the course on coding", "Amanuenser till kursen i kodning"),
        opens=-8,
        closes=None,
        supervisors=(),
        areas=(),
        documents=False,
        facts={
            **ELSEWHERE,
            "kind": Kind.ASSISTANT,
            "employment_form": EmploymentForm.HOURLY,
            "salary": Salary.NONE,
            "salary_period": Period.HOUR,
            "extent_percent": 20,
        },
    ),
    StagedVacancy(
        "long-title",
        titles(
            "Postdoctoral position in the theory and practice of trustworthy, energy-efficient and "
            "ultra-reliable distributed machine learning over wireless and optical networks with "
            "strict latency constraints",
            "Postdoktor i teori och praktik för tillförlitlig, energieffektiv och mycket säker "
            "distribuerad maskininlärning över trådlösa och optiska nät med hårda krav på kort "
            "fördröjning och på personlig integritet",
        ),
        opens=-3,
        closes=28,
        supervisors=("maximiliana", "ragnhildur"),
        areas=("long",),
        facts={**ONE_YEAR, **ELSEWHERE},
    ),
    StagedVacancy(
        "compounds",
        titles(
            "Senior lecturer in communication systems engineering",
            # With soft hyphens at the joints, as an editor can set them; the area above has none.
            "Universitetslektor i hög\N{SOFT HYPHEN}tillförlitlighets\N{SOFT HYPHEN}kommunikations"
            "\N{SOFT HYPHEN}system och informations\N{SOFT HYPHEN}överförings\N{SOFT HYPHEN}kapacitets"
            "\N{SOFT HYPHEN}beräkning",
        ),
        opens=-2,
        closes=50,
        supervisors=(),
        facts={
            **ELSEWHERE,
            "kind": Kind.FACULTY,
            "employment_form": EmploymentForm.PERMANENT,
            "salary": Salary.BY_AGREEMENT,
            "start": Start.BY_AGREEMENT,
        },
    ),
    StagedVacancy(
        "english-only",
        {"en": "Research position in quantum networks"},
        opens=-4,
        closes=26,
        areas=("optical-communication",),
        facts={**ELSEWHERE, "kind": Kind.RESEARCHER, "salary": Salary.BY_AGREEMENT},
    ),
    StagedVacancy(
        "closed",
        titles("PhD position in lattice codes", "Doktorandtjänst i gitterkoder"),
        opens=-120,
        closes=-70,
        extended=14,
        is_full=True,
        funded=True,
        facts=DOCTORAL,
    ),
    StagedVacancy(
        "filled",
        titles(
            "Postdoc in private information retrieval", "Postdoktor i privat informationssökning"
        ),
        opens=-200,
        closes=-150,
        areas=("information-security",),
        facts={**ONE_YEAR, "outcome": Outcome.FILLED},
    ),
    StagedVacancy(
        "cancelled",
        titles("PhD position in holographic surfaces", "Doktorandtjänst i holografiska ytor"),
        opens=-40,
        closes=20,
        areas=("wireless-communication",),
        facts={**DOCTORAL, "outcome": Outcome.CANCELLED},
    ),
    StagedVacancy(
        "old",
        titles(
            "Assistant professor in communication for cyber-physical systems",
            "Biträdande universitetslektor i kommunikation för cyberfysiska system",
        ),
        opens=-800,
        closes=-760,
        supervisors=(),
        facts={
            "kind": Kind.FACULTY,
            "salary": Salary.BY_AGREEMENT,
            "outcome": Outcome.FILLED,
        },
    ),
)
