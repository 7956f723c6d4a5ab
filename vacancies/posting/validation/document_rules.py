"""Checks that the document rules of a vacancy are consistent and possible to follow."""

from collections import Counter
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from vacancies import conf
from vacancies.posting.documents import megabytes_text
from vacancies.protocols import DocumentRuleFacts


def document_rule_errors(rules: list[Any]) -> list[str]:
    """Return error messages for unnamed and repeated documents, bad combined files and impossible limits."""
    prefetch_related_objects(rules, "kind__texts")
    return [
        *_missing_name_errors(rules),
        *_duplicate_rule_errors(rules),
        *_combined_file_errors(rules),
        *_limit_errors(rules),
    ]


def _missing_name_errors(rules: list[DocumentRuleFacts]) -> list[str]:
    if all(rule.kind.name().text for rule in rules):
        return []
    return [_("One of the documents has no name. Name its type in every language.")]


def _duplicate_rule_errors(rules: list[DocumentRuleFacts]) -> list[str]:
    count = Counter(rule.kind_id for rule in rules)
    doubled = {rule.kind_id: rule for rule in rules if count[rule.kind_id] > 1}
    sentence = _("“%(document)s” is listed twice among the documents: keep one rule for it.")
    return [sentence % {"document": rule.kind} for rule in doubled.values()]


def _combined_file_errors(rules: list[DocumentRuleFacts]) -> list[str]:
    """Return errors for combined files: several files allowed, or a document requested twice."""
    found = []
    asked = Counter(rule.kind_id for rule in rules)
    asked.update(part.kind_id for rule in rules for part in rule.parts.all())
    for rule in rules:
        parts = list(rule.parts.all())
        if parts and rule.max_files != 1:
            sentence = _(
                "“%(document)s” is one file with several parts: allow only one file for it."
            )
            found.append(sentence % {"document": rule.kind})
        sentence = _("“%(document)s” is requested twice: as part of “%(file)s” and on its own.")
        found += [
            sentence % {"document": part.kind, "file": rule.kind}
            for part in parts
            if asked[part.kind_id] > 1
        ]
    return found


def _limit_errors(rules: list[DocumentRuleFacts]) -> list[str]:
    found = []
    required = sum(1 for rule in rules if rule.required)
    if required > conf.max_files():
        sentence = _(
            "%(required)d documents are required, but an application can have no more than "
            "%(limit)d files."
        )
        found.append(sentence % {"required": required, "limit": conf.max_files()})
    for rule in rules:
        if rule.max_megabytes > conf.max_total_megabytes():
            sentence = _(
                "The size limit of “%(document)s” is larger than that of a whole application, "
                "which is %(limit)s."
            )
            most = megabytes_text(conf.max_total_megabytes())
            found.append(sentence % {"document": rule.kind, "limit": most})
    return found
