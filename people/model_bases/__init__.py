"""What models of all apps are built on. Imports nothing of ours."""
