"""The Documents tab: what is indexed, what could not be read, and changing it."""
