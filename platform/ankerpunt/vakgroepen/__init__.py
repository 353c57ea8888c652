"""Vakgroepen: who is in one and who leads it, what they agreed, whom to call when, and their contacts."""
