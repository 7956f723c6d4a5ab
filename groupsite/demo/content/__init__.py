"""The texts of the demonstration: people, areas, organisations, vacancies and plain pages."""
