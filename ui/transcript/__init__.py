"""A conversation to keep: as a Word document, as Markdown, and on paper."""
