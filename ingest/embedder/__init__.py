"""The recipe of our own static Finnish-Swedish embedding model, apart from what the assistant loads."""
