"""The pages of the app, one a file, and their texts in three languages."""
