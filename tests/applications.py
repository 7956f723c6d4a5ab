"""Applications in the states they can be in.

    ApplicationFactory(vacancy=vacancy, received=True)        # sent, with every required file
    ApplicationFactory(vacancy=vacancy, incomplete=True)      # a draft without any file
    ApplicationFactory(vacancy=vacancy, withdrawn=True)

The vacancy is one that takes applications (`VacancyFactory(documents=[...])` with a page).
"""

import hashlib
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from factory import LazyFunction, Sequence, Trait
from factory.django import DjangoModelFactory

from tests.factories import NOW
from tools.pdfs import good_pdf
from vacancies.applications.files import storage
from vacancies.models import Application, ApplicationFile, PrivacyNotice


def privacy_notice() -> PrivacyNotice:
    return PrivacyNotice.objects.get_or_create(
        version="000000000000",
        defaults={"language": "en", "text": "What we do with it.", "first_read_at": NOW},
    )[0]


def give_file(
    application: Application, kind: Any, content: bytes | None = None, **facts: Any
) -> ApplicationFile:
    """A stored file in the slot of this kind of document."""
    content = good_pdf() if content is None else content
    return ApplicationFile.objects.create(
        application=application,
        kind=kind,
        stored=storage.save(ContentFile(content)),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        accepted_at=NOW,
        **{"pages": 1, "original_name": "mine.pdf", **facts},
    )


class ApplicationFactory(DjangoModelFactory):
    """A draft of Alice Ek with every required file, in English."""

    start_key = LazyFunction(uuid4)
    language = "en"
    given_name = "Alice"
    family_name = "Ek"
    email = Sequence(lambda number: f"alice{number}@example.org")
    notice = LazyFunction(privacy_notice)
    started_at = NOW
    changed_at = NOW

    class Meta:
        model = Application

    class Params:
        received = Trait(received_at=NOW, number=Sequence(lambda number: f"CS-2025-04-{number:06}"))
        withdrawn = Trait(withdrawn_at=NOW)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Application:
        incomplete = kwargs.pop("incomplete", False)
        application: Application = super()._create(model_class, *args, **kwargs)
        if not incomplete:
            for rule in application.vacancy.document_rules.filter(required=True):
                give_file(application, rule.kind)
        return application
