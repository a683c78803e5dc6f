"""Every word that the page itself says, so that a translation is one value of this class."""

from dataclasses import dataclass

from assistant.doors.page.english_tabs import ENGLISH_TABS
from assistant.doors.page.tab_words import TabWords


@dataclass(frozen=True, slots=True)
class Words:
    """The page's words; `{}` stands for what is filled in."""

    title: str
    size: str
    promise: str
    ask: str
    ask_in: str
    try_asking: str
    question: str
    new_chat: str
    stop: str
    searching: str
    answering: str
    reading: str
    complete_one: str
    complete_many: str
    refused_status: str
    failed_status: str
    stopped_status: str
    new_status: str
    went_wrong: str
    names_nothing: str
    scope_gone: str
    searched: str
    edit: str
    retry: str
    copy: str
    copied: str
    stopped: str
    partly: str
    unsupported: str
    not_said: str
    looked_for: str
    found_nowhere: str
    nearest: str
    sources: str
    close: str
    also_retrieved: str
    source: str
    page: str
    item: str
    dated: str
    why: str
    by_meaning: str
    by_words: str
    not_by_meaning: str
    not_by_words: str
    by_second_look: str
    shared_words: str
    no_shared_words: str
    through_list: str
    open_document: str
    loading: str
    document_changed: str
    document_gone: str
    document_failed: str
    more_above: str
    more_below: str
    table: str
    page_picture: str
    page_not_drawn: str
    page_unmarked: str
    page_partly_marked: str
    download: str
    earlier: str
    changed: str
    source_deleted: str
    conversations: str
    find: str
    found_none: str
    no_conversations: str
    today: str
    yesterday: str
    untitled: str
    more: str
    rename: str
    new_name: str
    delete: str
    delete_really: str
    deleted: str
    as_markdown: str
    as_page: str
    language: str
    tabs: TabWords


ENGLISH = Words(
    title="Document Assistant",
    size="Documents: {}. Passages: {}.",
    promise="Every sentence is checked against the passage that it cites; open its number to see it.",
    ask="Ask about the documents",
    ask_in="Ask in (empty: all documents)",
    try_asking="Questions that they answer:",
    question="Question",
    new_chat="New chat",
    stop="Stop",
    searching="Searching…",
    answering="Answering…",
    reading="Reading {} passages of: {}",
    complete_one="Answer complete, 1 source.",
    complete_many="Answer complete, {} sources.",
    refused_status="Not found in the documents, {} nearest passages.",
    failed_status="The question could not be asked.",
    stopped_status="Stopped.",
    new_status="New conversation.",
    went_wrong="Something went wrong; the server's log says what.",
    names_nothing="No document or folder has “{}” in its name; choose one from the list.",
    scope_gone="“{}” is not among the documents; take it out of “Ask in”, or choose another.",
    searched="Searched:",
    edit="Edit",
    retry="Ask again",
    copy="Copy with sources",
    copied="Copied with its sources.",
    stopped="Stopped before the end.",
    partly="partly supported",
    unsupported="not supported",
    not_said="The documents do not say.",
    looked_for="Looked for:",
    found_nowhere="Found nowhere in them:",
    nearest="Nearest passages",
    sources="Sources",
    close="Close",
    also_retrieved="Also retrieved",
    source="Source {}: {}",
    page="page {}",
    item="item {}",
    dated="dated {}",
    why="Why this passage",
    by_meaning="Rank {} by meaning.",
    by_words="Rank {} by words.",
    not_by_meaning="Not among the passages nearest in meaning.",
    not_by_words="Not among the passages that share the most words.",
    by_second_look="Rank {} at a second look.",
    shared_words="Words of the question in it: {}.",
    no_shared_words="No word of the question stands in it.",
    through_list="Reached through the list or sentence that it belongs to.",
    open_document="Open the document",
    loading="Loading…",
    document_changed="The document has changed since it was quoted; this is what it holds now.",
    document_gone="The document was deleted, or its folder dropped, since it was quoted. "
    "What was quoted of it stands beside the answer, until the conversation is deleted too.",
    document_failed="The document cannot be shown.",
    more_above="More above",
    more_below="More below",
    table="Table",
    page_picture="Picture of page {}",
    page_not_drawn="The page cannot be drawn: {}",
    page_unmarked="Where the quoted words stand on this picture cannot be told; the text below marks them.",
    page_partly_marked="Where some of the quoted words stand on this picture cannot be told; the text below marks all.",
    download="Download the original",
    earlier="Earlier messages are kept; the saved conversation holds them all.",
    changed="source changed",
    source_deleted="source deleted",
    conversations="Conversations",
    find="Search conversations",
    found_none="No conversation holds that.",
    no_conversations="No conversations yet.",
    today="Today",
    yesterday="Yesterday",
    untitled="(no title)",
    more="Options of {}",
    rename="Rename",
    new_name="New name of the conversation",
    delete="Delete",
    delete_really="Delete this conversation for good?",
    deleted="Conversation deleted.",
    as_markdown="Save as Markdown",
    as_page="Save as web page",
    language="en",
    tabs=ENGLISH_TABS,
)
