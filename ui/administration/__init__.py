"""Administration: what an admin does to the guidance and its index, and what is shown of them."""
