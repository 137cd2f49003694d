"""The planner: when work on a service task must start to be ready in time; only the section knows Streamlit."""
