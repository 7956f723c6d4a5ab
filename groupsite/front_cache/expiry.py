"""The header that tells nginx how long a page is true.

https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid
"""

from datetime import datetime
from typing import Final

from django.conf import settings

HEADER: Final = "X-Accel-Expires"


def expiry_headers(made_at: datetime, until: datetime) -> dict[str, str]:
    """Return the header for a page that is true before `until`; {} if nginx keeps no pages."""
    if settings.GROUPSITE_FRONT_CACHE is None:
        return {}
    # nginx counts whole seconds, and answers during the whole of the last one.
    last = int(until.timestamp()) - 1
    return {HEADER: f"@{last}" if last >= made_at.timestamp() else "0"}
