"""The organisation's own rules in a session: where they are kept, the form that gives them, how they are shown."""
