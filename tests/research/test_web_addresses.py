"""What leads elsewhere from pages of research is an address of the web: nothing else is a link."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

FIELDS = [
    field
    for model in apps.get_app_config("groupsite_research").get_models()
    for field in model._meta.fields
    if isinstance(field, models.URLField)
]


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_only_http_and_https(field):
    for address in ("http://example.org/", "https://example.org/å?a=b#c"):
        field.run_validators(address)
    for address in ("ftp://example.org/", "javascript:alert(1)", "//example.org/", "example.org"):
        with pytest.raises(ValidationError) as refused:
            field.run_validators(address)
        assert "http://" in str(refused.value)
