"""Settings: `everywhere` what is true everywhere, `dev` the demo, `test` the suite, `production`."""
