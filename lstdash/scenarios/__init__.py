"""Named scenarios of any question: saved with what they answered then, reached by link, compared, undone, recomputed."""
