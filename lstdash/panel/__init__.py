"""Browser half of the product: sliders, phones and charts, in files because our policy allows no script in the page.

Streamlit serves every file of this folder, so only assets belong here. The Python halves are in `lstdash/views`.
"""

PLOTLY = "/sv/plotly.js"  # where a chart asks for Plotly itself
RESTING = "/sv/reglage"  # where a panel tells where its thumb rests
