from people.content.sections.confirmed_section import ConfirmedSection
from people.content.sections.taken_over_translation import TakenOverTranslation
from people.models.honorifics import Honorific
from people.models.organisations import (
    PARTNER_KINDS,
    Organisation,
    OrganisationKind,
    OrganisationText,
)
from people.models.pages import PersonIndexPage, PersonPage
from people.models.persons import Person, PersonLink, PersonRole, PersonText
from people.models.roles import Role, RoleText
from people.models.settings import PeopleSettings

__all__ = [
    "PARTNER_KINDS",
    "ConfirmedSection",
    "Honorific",
    "Organisation",
    "OrganisationKind",
    "OrganisationText",
    "PeopleSettings",
    "Person",
    "PersonIndexPage",
    "PersonLink",
    "PersonPage",
    "PersonRole",
    "PersonText",
    "Role",
    "RoleText",
    "TakenOverTranslation",
]
