"""The deadlines of law through time: a picture, a table and files of them; only the controls know Streamlit."""
