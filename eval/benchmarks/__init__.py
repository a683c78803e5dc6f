"""Measurements on public question sets and beside other systems: scripts, whose results are kept beside them."""
