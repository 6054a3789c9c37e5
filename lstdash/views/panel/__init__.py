"""The live panel: sliders whose figures and chart follow the thumb."""
