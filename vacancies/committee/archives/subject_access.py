"""Collects all data about one application and its applicant, for a subject access request (R74)."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from vacancies.models import AccessEntry, Application, ApplicationFile


def applicant_data(application: Application) -> dict[str, Any]:
    """Return everything stored about one application and its applicant, as nested plain values.

    Leaves out hashes of links and the form's one-time key, which give no access, and readers, whose
    data these are.
    """
    notice, vacancy = application.notice, application.vacancy
    return {
        "vacancy": {"name": str(vacancy), "reference": vacancy.reference},
        "application": {
            "receipt_number": application.number,
            "given_name": application.given_name,
            "family_name": application.family_name,
            "email": application.email,
            "phone": application.phone,
            "language": application.language,
            "started_at": application.started_at,
            "changed_at": application.changed_at,
            "confirmed_at": application.confirmed_at,
            "received_at": application.received_at,
            "withdrawn_at": application.withdrawn_at,
        },
        "notice": {
            "version": notice.version,
            "language": notice.language,
            "text": notice.text,
        },
        "answers": list(application.answers.values("wording", "language", "kind", "value")),
        "files": [_file_as_dict(file, name) for file, name in application.files_with_names()],
        "links": list(application.links.order_by("pk").values("made_at", "mailed_to")),
        "mails": list(
            application.mails.order_by("pk").values("kind", "address", "written_at", "sent_at")
        ),
        "read": [
            {"at": entry.at, "act": entry.act, "which": entry.detail}
            for entry in AccessEntry.objects.filter(
                vacancy=vacancy, number=application.number
            ).order_by("at", "pk")
        ],
    }


def applicant_json(application: Application) -> bytes:
    text = json.dumps(
        applicant_data(application), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
    )
    return text.encode()


def _file_as_dict(file: ApplicationFile, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "name_given_by_applicant": file.original_name,
        "size": file.size,
        "pages": file.pages,
        "sha256": file.sha256,
        "accepted_at": file.accepted_at,
        "virus_scan": file.scan,
    }
