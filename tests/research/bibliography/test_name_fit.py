"""Whether a printed name is that of a person of ours."""

import pytest

from research.bibliography.name_fit import Fit, fit
from research.bibliography.work import Name

WEI = Name(given="Wei", family="Li", orcid="0000-0002-1825-0097")
ANNA = Name(given="Anna-Karin Maria", particle="von", family="Öst Åberg")

MARKED = Name(given="Åsa", family="Öberg (demo)")


@pytest.mark.parametrize(
    ("printed", "person", "expected"),
    [
        (Name(given="W.", family="Li"), WEI, Fit.PROPOSE),
        (Name(given="Wei", family="LI"), WEI, Fit.PROPOSE),
        (Name(given="Weiwei", family="Li"), WEI, Fit.NOBODY),
        (Name(given="J.", family="Li"), WEI, Fit.NOBODY),
        (Name(family="Li"), WEI, Fit.ASK),
        (Name(given="Li", family="Wei"), WEI, Fit.ASK),
        (Name(given="W.", family="Lin"), WEI, Fit.NOBODY),
        (Name(given="W. Q.", family="Li"), WEI, Fit.PROPOSE),
        (Name(given="Q.", family="Li", orcid=WEI.orcid), WEI, Fit.LINK),
        (Name(given="Wei", family="Wang", orcid=WEI.orcid), WEI, Fit.ASK),
        (Name(given="Wei", family="Li", orcid="0000-0001-5109-3700"), WEI, Fit.ASK),
        (Name(literal="Li"), WEI, Fit.NOBODY),
        (Name(given="A.-K.", particle="von", family="Ost-Aberg"), ANNA, Fit.PROPOSE),
        (Name(given="AK", family="Öst Åberg"), ANNA, Fit.ASK),
        (Name(given="Anna Maria", particle="von", family="Öst Åberg"), ANNA, Fit.PROPOSE),
        (Name(given="Maria", particle="von", family="Öst Åberg"), ANNA, Fit.NOBODY),
        (Name(given="Karin", family="Ek"), ANNA, Fit.NOBODY),
        (Name(given="Åsa", family="Öberg"), MARKED, Fit.PROPOSE),
        (Name(given="Å.", family="Oberg (demo)"), MARKED, Fit.PROPOSE),
        (Name(given="Öberg", family="Åsa"), MARKED, Fit.ASK),
        (Name(given="Åsa", family="Demo"), MARKED, Fit.NOBODY),
        (Name(given="Wei", family="Li (Lisa)"), WEI, Fit.PROPOSE),
        (Name(given="Wei", family="(demo)"), MARKED, Fit.NOBODY),
    ],
)
def test_fit(printed: Name, person: Name, expected: Fit) -> None:
    assert fit(printed, person) is expected
