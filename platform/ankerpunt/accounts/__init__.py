"""People who sign in, and what a reader may see."""
