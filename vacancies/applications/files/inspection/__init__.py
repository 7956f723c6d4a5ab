"""Checks whether an uploaded file is a PDF that the committee can open safely.

    result = examine_uploaded_file(path, name=upload.name, max_bytes=limit)
    if isinstance(result, Reason):
        refusal_message(result, document=slot, name=upload.name, max_megabytes=40)

Cheap checks come first and run here. Only a child process without Django, with little memory and
time, opens the file (`vacancies.applications.files.inspector`). The result is a value, never an
exception, and the file is not changed.

| module | responsibility |
|---|---|
| `examination.py` | runs all checks in order |
| `file_names.py` | R1, R19: which file names are refused, and how a file name is displayed |
| `signatures.py` | R2–R5: the first and last bytes |
| `child_process.py` | R14, R15: the child process, its limits and its result |
| `inspectors.py` | R14, R15: the processes that wait for files and start the child processes |
| `checks.py` | R14: says at deployment if the kernel cannot confine the child |
| `refusal_messages.py` | the sentence for each reason |
| `../inspector/` | R14: these processes, and the limits of the child |
| `../pdf/` | R9–R12: what runs in the child process; `../pdf/refusal_reasons.py` names the reasons |

See `docs/decisions/0006-pdf-inspection.md` for the reasons of this design.
"""

from vacancies.applications.files.inspection.examination import (
    LARGE,
    ExaminedFile,
    early_refusal_reason,
    examine_uploaded_file,
)
from vacancies.applications.files.inspection.file_names import cleaned_name_for_display
from vacancies.applications.files.inspection.refusal_messages import refusal_message
from vacancies.applications.files.inspection.signatures import HEAD_BYTES
from vacancies.applications.files.pdf.refusal_reasons import Reason

__all__ = [
    "HEAD_BYTES",
    "LARGE",
    "ExaminedFile",
    "Reason",
    "cleaned_name_for_display",
    "early_refusal_reason",
    "examine_uploaded_file",
    "refusal_message",
]
