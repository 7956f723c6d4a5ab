"""Services that know publications: what they answer, as works, and how they are asked.

| module | contents |
|---|---|
| `manners` | the one HTTP client: pace, limits, no redirects |
| `answers` | reading JSON of which nothing is taken for granted |
| `crossref`, `datacite`, `arxiv`, `orcid`, `openalex` | a service’s addresses, and its answers as works |

Knows `research.bibliography` only, and asks nobody by itself.
"""
