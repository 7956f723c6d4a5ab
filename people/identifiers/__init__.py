"""Identifiers of people that other sites know.

| module | contents |
|---|---|
| `orcid` | ORCID iDs |
"""
