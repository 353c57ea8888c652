"""What could stand there instead: invented names and places, relative time, bands of age."""
