"""Composition: passages and rulings to a draft answer, here in the words of the sources alone."""
