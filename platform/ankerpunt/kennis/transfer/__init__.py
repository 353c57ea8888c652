"""Markdown in and out: finding files, checking them, taking them in, writing them back."""
