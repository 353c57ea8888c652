"""The item and its life: kinds, revisions, import, export and reading."""
