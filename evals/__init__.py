"""Evals: questions with what is expected of their answers, and what share of them is answered right."""
