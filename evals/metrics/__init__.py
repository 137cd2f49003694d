"""Metrics: the figures that answers are judged by, a file for each family; the catalogue names them all."""
