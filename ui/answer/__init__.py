"""An answer as readers see it: as HTML on the page, and as text to copy; nothing here knows Streamlit."""
