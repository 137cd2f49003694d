"""Guidance rules: calculators and tables transcribed from guidance; they answer and plan, and verify nothing."""
