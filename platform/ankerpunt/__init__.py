"""Ankerpunt: knowledge base and learning platform for Dutch neighbourhood teams."""
