"""Whether a file that an applicant sends is a PDF that a committee can open without risk.

    result = examine(path, name=upload.name, max_bytes=limit)
    if isinstance(result, Refused):
        refusal_message(result, document=slot, name=upload.name, max_megabytes=40)

Cheap questions come first and run here; the file itself is opened only in a child process, which
has no Django, little memory and little time (`vacancies.pdf`). The answer is a value, never an
exception, and the file stays as it is.

| module | owns |
|---|---|
| `examination.py` | the act: all questions in their order |
| `names.py` | R1, R19: what the applicant's own file name may say, and how it is shown |
| `leading.py` | R2–R5: the first and the last bytes |
| `process.py` | R14, R15: the child process, its limits, its end |
| `verdict.py` | `Examined`, `Refused` |
| `refusals.py` | the sentence for each reason |
| `../pdf/` | R9–R12: what runs in the child process; `../pdf/reasons.py` names the reasons |

Why so: `docs/decisions/0006-pdf-inspection.md`.
"""

from vacancies.inspection.examination import early_refusal, examine
from vacancies.inspection.leading import HEAD_BYTES
from vacancies.inspection.names import shown_name
from vacancies.inspection.refusals import refusal_message
from vacancies.inspection.verdict import Examined, Refused
from vacancies.pdf.reasons import Reason

__all__ = [
    "HEAD_BYTES",
    "Examined",
    "Reason",
    "Refused",
    "early_refusal",
    "examine",
    "refusal_message",
    "shown_name",
]
