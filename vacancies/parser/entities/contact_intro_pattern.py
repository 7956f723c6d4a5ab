"""The pattern of lines that introduce contacts."""

import re
from typing import Final

CONTACT_INTRO: Final = re.compile(
    r"^(?:please\s+)?(?:(?:for|if\s+you\s+have|vid|om\s+du\s+har|har\s+du|vill\s+du\s+veta)\s+)?"
    r"(?:(?:any|more|further|additional|mer|ytterligare|other|några)\s+)*"
    r"(?:questions?|information|enquiries|inquiries|details|frågor|upplysningar|veta\s+mer)?"
    r"(?:\s+(?:about|regarding|concerning|on|om|kring|the|this|position|positions|job|project"
    r"|tjänsten|anställningen|"
    r"projektet|den|här|and|och|or|how|to|apply))*\s*[,?]?\s*"
    r"(?:(?:you\s+(?:are\s+)?(?:welcome|may|can)|(?:du\s+)?(?:är|kan)\s+(?:välkommen|du)?|"
    r"(?:att\s+)?|please|gärna|feel\s+free|to)\s*)*"
    r"(?:(?:ring|mejla|skriv|hör\s+av\s+dig|vänd\s+dig|call|write|turn|get\s+in\s+touch)"
    r"(?:\s+(?:eller|or)\s+\w+)?\s+(?:till|to|with)|contact(?:\s+(?:person|persons|information|details))?|kontakta|kontakt(?:person"
    r"(?:er)?)?|(?:is|are)\s+(?:answered|provided|given)\s+by|"
    r"(?:can\s+be\s+obtained|obtained)\s+from|lämnas\s+av|besvaras\s+av|ges\s+av|svarar)(?:\s+"
    r"(?:gärna|us|oss))?\s*[:,]?\s*",
    re.IGNORECASE,
)
