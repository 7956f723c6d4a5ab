"""Checks whether an uploaded file is a PDF that the committee can open safely.

    result = examine(path, name=upload.name, max_bytes=limit)
    if isinstance(result, Refused):
        refusal_message(result, document=slot, name=upload.name, max_megabytes=40)

Cheap questions come first and run here; the file itself is opened only in a child process, which
has no Django, little memory and little time (`vacancies.applications.files.pdf`). The answer is a
value, never an exception, and the file stays as it is.

| module | responsibility |
|---|---|
| `examination.py` | the act: all questions in their order |
| `file_names.py` | R1, R19: what the applicant's own file name may say, and how it is shown |
| `signatures.py` | R2–R5: the first and the last bytes |
| `process.py` | R14, R15: the child process, its limits, its end |
| `verdict.py` | `Examined`, `Refused` |
| `messages.py` | the sentence for each reason |
| `../pdf/` | R9–R12: what runs in the child process; `../pdf/refusal_reasons.py` names the reasons |

Why so: `docs/decisions/0006-pdf-inspection.md`.
"""

from vacancies.applications.files.inspection.examination import early_refusal, examine
from vacancies.applications.files.inspection.file_names import shown_name
from vacancies.applications.files.inspection.messages import refusal_message
from vacancies.applications.files.inspection.signatures import HEAD_BYTES
from vacancies.applications.files.inspection.verdict import Examined, Refused
from vacancies.applications.files.pdf.refusal_reasons import Reason

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
