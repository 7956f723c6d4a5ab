"""Every output about vacancies that machines read."""

from tests.outputs import feeds, open_data, sitemap, structured_data

OUTPUTS = [
    *structured_data.OUTPUTS,
    *open_data.OUTPUTS,
    *feeds.OUTPUTS,
    *sitemap.OUTPUTS,
]
