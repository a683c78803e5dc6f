"""One script for each system; each runs in an environment that holds that system and not ours."""
