"""Settings: `everywhere` (common), `dev` (the demo), `test`, `production`."""
