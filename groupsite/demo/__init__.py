"""The demo group: what `seed_demo` loads, once, into an empty site.

`seed` loads it, `records` makes the facts, `page_tree` the pages, `accounts` the accounts; the facts
and texts are files in `content`. `gallery` shows every component of the pages, with the fictional
people and vacancies of `scenes`, and `factories` builds what it shows.

What the demo says about the group, its programme and its position comes from the posting in
`tests/data/posting-2025-05-13.txt`. The texts about the research areas are samples.
"""
