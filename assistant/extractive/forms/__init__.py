"""The forms that an answer can take besides the best sentence; each is tried where the question asks for it."""

from assistant.extractive.forms.abbreviations import expansion
from assistant.extractive.forms.answer import Form, FormedAnswer, kept, whole
from assistant.extractive.forms.asked import asked_before
from assistant.extractive.forms.cells import table_cell
from assistant.extractive.forms.dates import publication_date
from assistant.extractive.forms.numbered import nth_item, numbered_items
from assistant.extractive.forms.sections import section_of
from assistant.extractive.forms.whole_lists import headed_list, whole_list

__all__ = ["FALLBACKS", "FORMS", "Form", "FormedAnswer", "kept", "whole"]

FORMS: tuple[Form, ...] = (
    numbered_items,
    nth_item,
    publication_date,
    section_of,
    expansion,
    table_cell,
    asked_before,
    whole_list,
)
"""In the order in which they are tried."""

FALLBACKS: tuple[Form, ...] = (headed_list,)
"""What is tried when neither a form nor a sentence is sure enough."""
