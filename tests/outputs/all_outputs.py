"""Every output about vacancies that machines read, and the digest of alerts."""

from tests.outputs import alerts, feeds, open_data, sitemap, structured_data

OUTPUTS = [
    *structured_data.OUTPUTS,
    *open_data.OUTPUTS,
    *feeds.OUTPUTS,
    *sitemap.OUTPUTS,
    *alerts.OUTPUTS,
]
