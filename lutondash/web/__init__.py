"""Who is asking, over plain HTTP: the Streamlit app behind finished pages."""
