"""Rules that find facts in sentences.

| module | responsibility |
|---|---|
| `labelled_values.py` | tables of labels with their values, the surest |
| `deadline_and_posting_date_patterns.py`, `salary_sentence_patterns.py` | patterns of whole sentences |
| `employment_sentence_patterns.py`, `how_to_apply_sentence_patterns.py` | the same |
| `deadline_by_cue_words.py`, `start_by_cue_words.py` | words beside dates |
| `salary_by_cue_words.py`, `position_and_thesis_cue_words.py` | words beside amounts and numbers |
| `employment_by_cue_words.py`, `duration_by_cue_words.py` | words beside shares and lengths of time |
| `place_by_cue_words.py`, `how_to_apply_by_cue_words.py` | words beside names and addresses |
| `match_checks.py` | whether a match is plausible, and leaves nothing else to be read in its sentence |
| `collected_facts.py` | facts that agree with each other |
"""
