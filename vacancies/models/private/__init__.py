"""What models have in common that editors must not see, and the counts of rate limits.

| module | responsibility |
|---|---|
| `private_model.py` | the abstract model |
| `attempts.py` | the counts that rate limits store |
"""
