"""De-identification, pure: finds what gives a person away in a text, and proposes what could stand there instead."""
