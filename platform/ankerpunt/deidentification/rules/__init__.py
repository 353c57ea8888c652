"""The rules: each reads a cleaned text or its words and marks what it knows."""
