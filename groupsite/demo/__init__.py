"""The demo group: what `seed_demo` loads, once, into an empty site.

`seeding` is the act, `records` makes the facts, `tree` the pages, `accounts` the accounts. All the
rest is plain data in English and Swedish, no Django.

Facts stand once (`organisations`, `people`, `areas`, `posting`); words stand once in each language,
keyed by its code (`posting_words`, `pages`, and the word rows beside the facts). Everything that is
said about the group, its programme and its position comes from the posting in
`tests/data/posting-2025-05-13.txt`. The texts about the research areas are samples.
`contact_words`, `privacy_words` and `accessibility_words` say what is publicly known of the
university, what the law asks for and how this site behaves.
"""
