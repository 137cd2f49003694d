"""Fetching: the official pages and files of sources, got again from the listed hosts when an admin asks for it."""
