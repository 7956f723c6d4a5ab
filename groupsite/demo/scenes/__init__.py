"""Fictional vacancies and people in every state, for gallery, screenshots and browser tests."""
