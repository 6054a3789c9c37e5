"""What we are compared with: the least a Streamlit app can be, one slider, the payroll page in Dash, and a static page."""
