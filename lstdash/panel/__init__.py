"""Browser half of the live slider panel: `panel.js`, `draw.js` and `panel.css`, served as files because our CSP allows no other.

Only assets belong here: Streamlit serves every file of this folder. The Python half is `lstdash/views/panel.py`.
"""
