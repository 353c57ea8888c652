"""The JSON interface /api/v1: everything that is readable on a page, for other programs."""
