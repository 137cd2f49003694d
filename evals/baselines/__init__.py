"""Baselines: what people would otherwise use, as real programs over the same corpus, each a file of its own."""
