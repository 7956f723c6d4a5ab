"""Every output about vacancies that machines read."""

from tests.outputs import structured_data

OUTPUTS = [*structured_data.OUTPUTS]
