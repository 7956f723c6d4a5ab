"""The API of this site, for other programs: `/api/v2/`.

| module | responsibility |
|---|---|
| `responses.py` | what every response has: ETag, limits for each client, the page cache |
| `router.py` | the endpoints, and the URLs at which they are |
"""
