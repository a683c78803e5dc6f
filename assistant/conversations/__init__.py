"""Conversations: what was asked, and all of each answer that showing it again needs."""
