"""Bench: how fast and how big the assistant is, as ratios to the physical floor and to LangChain's tutorial."""
