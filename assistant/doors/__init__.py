"""The ways in: command line, page, HTTP. They import everything and are imported by nobody."""
