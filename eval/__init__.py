"""Measures retrieval, answers, citations and refusals on question sets, on the very path of the chat."""
