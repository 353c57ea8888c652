"""The look of every page: base layout, components, static files and Markdown."""
