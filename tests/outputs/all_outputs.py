"""Every output about vacancies that machines read."""

from tests.outputs import feeds, sitemap, structured_data

OUTPUTS = [*structured_data.OUTPUTS, *feeds.OUTPUTS, *sitemap.OUTPUTS]
