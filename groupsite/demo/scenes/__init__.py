"""Fictional vacancies and people in every state, for the gallery, photographs and browser tests."""
