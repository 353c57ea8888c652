"""The editorial life of an item: drafts, review, publishing, history, proposals, and whether it is still true."""
