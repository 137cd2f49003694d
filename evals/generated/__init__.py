"""Generated: questions that code makes from a seed, never stored: the matrix of the law, and pairs in other words."""
