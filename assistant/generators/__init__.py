"""Language models that write answers, and what keeps their answers to the documents."""
