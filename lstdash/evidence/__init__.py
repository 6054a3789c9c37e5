"""What several questions cite: documents and sections, contradictions, named activities, counties."""
