"""Backup and restore: every table in one file that fits both databases, made and put back while people work."""
