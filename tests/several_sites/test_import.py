"""An import makes pages in the site that the command names, and asks where there are several."""

import pytest
from django.core.management import CommandError, call_command

from people.models import PersonPage


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("key,family_name,biography_en\nalice,Ek,A text\n", encoding="utf-8")
    return str(path)


def test_new_pages_are_in_the_named_site(two_sites, file):
    call_command("import_people", file, "--site", "seas.example.org", verbosity=0)
    page = PersonPage.objects.get(title="Ek")
    assert page.get_parent().specific == two_sites["Seas"].people["en"]


@pytest.mark.parametrize("options", [[], ["--site", "elsewhere.example.org"]])
def test_the_site_is_not_guessed(two_sites, file, options):
    with pytest.raises(CommandError, match=r"--site: localhost, seas\.example\.org"):
        call_command("import_people", file, *options)
    assert not PersonPage.objects.filter(title="Ek").exists()
