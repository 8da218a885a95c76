"""A bundle and a report type become documents, a plan and coverage."""
