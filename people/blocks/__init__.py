"""StreamField blocks of this app, and the base classes of those of the other apps.

| module | responsibility |
|---|---|
| `record_blocks.py` | base of blocks that show public records; the chooser of what they refer to |
| `people_block.py` | `PeopleBlock`: people who hold a role, or chosen people |
"""

from people.blocks.people_block import PeopleBlock
from people.blocks.record_blocks import PublicRecordsBlock, RecordChooserBlock

__all__ = ["PeopleBlock", "PublicRecordsBlock", "RecordChooserBlock"]
