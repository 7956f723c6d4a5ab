"""StreamField blocks of this app.

| module | responsibility |
|---|---|
| `areas_block.py` | `AreasBlock`: all research areas, or chosen ones |
"""

from research.blocks.areas_block import AreasBlock

__all__ = ["AreasBlock"]
