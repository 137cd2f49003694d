"""Rules: pure law. What is due when, for whom, on which ground, as a function of facts and a day; no model, no clock."""
