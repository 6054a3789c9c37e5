"""Streamlit parts that two or more pages share."""
