"""`python -m ankerpunt` is the same as `ankerpunt`."""

from __future__ import annotations

from ankerpunt.cli import main

if __name__ == "__main__":
    main()
