"""Questions proposed from the documents, for a person to correct and accept."""
