"""What measures, photographs and drives the site from outside; the product never imports it.

| folder | responsibility |
|---|---|
| `bench/` | `make bench`: what the site costs beside a bare Wagtail site |
| `browser/` | a Chromium of this machine, the demonstration served for it, and the checks of every page |
| `deployed/` | the site as it is deployed, as processes; what it has stored and logged |
| `drills/` | `make drills`: parts of the running site are taken away |
| `hosts/` | a host of the wheel, made as the tutorial says, and its visitor; our pages in other designs |
| `photographs/` | `make photographs`, `make pictures`, and the pictures of the handbook |
| `read_ads/` | how much of the facts of ads the parser reads |
| `servers/` | PostgreSQL, an S3 server, Valkey, clamd and mail servers |
| `sites/` | `seed_states`, `seed_invented_group` (for `make demo`), `seed_large` (11,000 pages) |
| `web/` | `make nu`, `make lighthouse`, `make weigh`, the HTTP Observatory’s rules, the documented servers |

`ad_pairs.py` scores how ads in two languages are paired,
`pdfs.py` makes files of applicants, `sources.py` lists the files of the repository.
"""
