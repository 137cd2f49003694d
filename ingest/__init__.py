"""Ingest: turns the guidance in `corpus/` into a generation of the index."""
