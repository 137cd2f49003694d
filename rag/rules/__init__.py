"""Rules: pure law, what is due when, for whom and why, as functions of facts and a day; no model, no clock."""
