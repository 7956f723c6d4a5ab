"""Vacancies and people in every state, for photographs and browser tests."""
