"""Who is asking, in a browser: Streamlit."""
