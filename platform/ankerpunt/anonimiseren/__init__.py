"""Making a text unrecognisable by hand and machine: paste, look through what was found, take the result along. Keeps nothing."""
