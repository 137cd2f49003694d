"""Embedders: how well each way to search finds what is meant, as a table that any evaluator can make again."""
