"""The demo's facts and texts: people, areas, organisations, vacancies and plain pages."""
