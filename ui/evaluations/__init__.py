"""Evaluations: what the page of evaluations shows and keeps."""
