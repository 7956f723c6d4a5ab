"""How much of the facts of advertisements the parser reads, and how much of what it ticks is true.

    python -m tools.read_ads tests/data/ads/A [tests/data/ads/B …] [--total] [--write FOLDER]

Each folder has `NAME.txt` and `NAME.json`, the facts that a reader found in it; `README.md` there has
its shape. A fact counts as read if it is offered with the right value, ticked or not. Of the ticked
facts those that are false are listed one by one, and so are sentences that are nowhere any more. At the
end a table has, for each kind of fact in all folders, how many were read and how many ticked ones are true.

| module | responsibility |
|---|---|
| `predicted.py` | what the parser read, in the shape of the facts |
| `compare.py` | one fact beside the other |
| `kept.py` | sentences that are lost |
| `scores.py` | counts of one advertisement and of a folder |
"""
