"""Browser half of the live slider panel: `panel.js`, `draw.js` and `panel.css`, files because our CSP allows nothing else.

Only assets belong here: Streamlit serves every file of this folder. The Python half is `lstdash/views/panel.py`.
"""
