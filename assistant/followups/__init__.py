"""What a follow-up question leaves unsaid: which part of the question before it replaces, and what it points to."""
