"""Before a visit: the bezoekkaart, one A4 made of the items that fit the visit."""
