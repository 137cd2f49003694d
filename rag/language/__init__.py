"""Language: words, base forms, terms of the field, dates, places and sentences in Finnish, Swedish and English."""

LANGUAGES = ("fi", "sv", "en")
"""The languages a question can be answered in, the default first."""
