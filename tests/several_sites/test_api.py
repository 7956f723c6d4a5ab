"""The API of a site tells of that site, unless the sites share their records."""

import pytest

ENDPOINTS = {"people": "name", "research-areas": "title", "vacancies": "title", "pages": "title"}


def told(reader, name):
    url = f"/api/v2/{name}/?fields=*&locale=en"
    items = reader.get(url).json()["items"]
    return {item[ENDPOINTS[name]].partition(" ")[0] for item in items}


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_site_tells_of_its_own(readers, name):
    words = {"Waves": "Seas", "Seas": "Waves"}
    for own, other in words.items():
        found = told(readers[own], name)
        assert own in found
        assert other not in found


@pytest.mark.parametrize("name", ENDPOINTS)
def test_sites_that_share_their_records(readers, settings, name):
    settings.GROUPSITE_SITES_SHARE_RECORDS = True
    assert told(readers["Waves"], name) >= {"Waves", "Seas"}
