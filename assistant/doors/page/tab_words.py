"""The words of the tabs beside the chat, and of the feedback under an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TabWords:
    """The words of the tabs beside the chat, and of the feedback under an answer; `{}` stands for what is filled in."""

    views: str
    unreachable: str
    chat: str
    documents: str
    evaluation: str
    # progress
    step_reading: str
    step_encoding: str
    step_checking: str
    starting: str
    of: str
    seconds_left: str
    minutes_left: str
    stop: str
    stopping: str
    stopped: str
    busy: str
    ended: str
    failed: str
    # documents
    drop: str
    choose_files: str
    choose_folder: str
    accepted: str
    kept_in: str
    sending: str
    too_large: str
    done: str
    nothing_changed: str
    changes: str
    not_taken: str
    erased: str
    erased_proof: str
    erased_no_proof: str
    erased_left: str
    erased_talk: str
    erased_other_talks: str
    erased_questions: str
    join: str
    folders: str
    folder: str
    files: str
    passages: str
    size: str
    uploaded_here: str
    bring_up_to_date: str
    forget: str
    forget_really: str
    unread: str
    retry: str
    notes: str
    find_document: str
    find: str
    no_documents: str
    shown_of: str
    previous: str
    next: str
    delete: str
    delete_really: str
    close: str
    cut: str
    cut_place: str
    uncut: str
    # evaluation
    run_set: str
    question_set: str
    own_set: str
    your_sets: str
    bundled_sets: str
    most: str
    run: str
    upload_set: str
    set_added: str
    all_questions: str
    runs: str
    no_runs: str
    run_name: str
    made: str
    questions: str
    answers_right: str
    refused: str
    report: str
    open_report: str
    show: str
    compare: str
    before: str
    after: str
    measure: str
    value: str
    interval: str
    change: str
    chance: str
    differs: str
    compared: str
    changed_between: str
    in_one_run: str
    now_right: str
    now_wrong: str
    verdict: str
    lost: str
    wrong_ones: str
    right_ones: str
    unjudged_ones: str
    answered: str
    wanted: str
    a_refusal: str
    ask_in_chat: str
    own: str
    own_hint: str
    own_empty: str
    needs_answer: str
    field_question: str
    field_answers: str
    field_not_said: str
    field_document: str
    field_quote: str
    save: str
    saved: str
    removed: str
    remove_really: str
    drafts: str
    drafts_hint: str
    propose: str
    no_drafts: str
    accept: str
    skip: str
    # feedback
    judge: str
    right: str
    wrong: str
    refuse: str
    source: str
    kept: str
    kept_right: str
    kept_refuse: str
    kept_wrong: str
    taken_back: str
    taken_back_kept: str
    tell_wrong: str
    tell_source: str
    what_is_right: str
    where_is_it: str
    right_answer: str
    right_answer_hint: str
    this_is_evidence: str
    gone: str


ENGLISH_TABS = TabWords(
    views="Views",
    unreachable="The server does not answer; start it again, then go on.",
    chat="Chat",
    documents="Documents",
    evaluation="Evaluation",
    step_reading="Reading files",
    step_encoding="Encoding passages",
    step_checking="Looking for what is left",
    starting="Starting",
    of="{} of {}",
    seconds_left="{} s left",
    minutes_left="{} min left",
    stop="Stop",
    stopping="Stopping…",
    stopped="Stopped; the next run goes on from here.",
    busy="Something is running; wait until it ends, or stop it.",
    ended="Done.",
    failed="Not done:",
    drop="Drop files or a folder here",
    choose_files="Choose files",
    choose_folder="Choose a folder",
    accepted="{}; at most {} MB each.",
    kept_in="They are copied into {}.",
    sending="Sending {} of {}: {}",
    too_large="{} is too large.",
    done="Done.",
    nothing_changed="Nothing has changed.",
    changes="Added {}, changed {}, moved {}, deleted {}; {} documents in {} passages.",
    not_taken="Not taken, because they cannot be read:",
    erased="Deleted {}: {} passages, {} cached vectors.",
    erased_proof="Checked: {} of its sentences were looked for in all {} files of the data folder ({}); found in none.",
    erased_no_proof="It had no sentence of its own to look for in the data folder.",
    erased_left="{} of its sentences were looked for in all {} files of the data folder ({}). Still quoted in: {}.",
    erased_talk="the conversation “{}”",
    erased_other_talks="conversations of other browsers: {}",
    erased_questions="the questions “{}”",
    join=", ",
    folders="Folders",
    folder="Folder",
    files="Files",
    passages="Passages",
    size="Size",
    uploaded_here="Dropped on this page",
    bring_up_to_date="Bring up to date",
    forget="Forget",
    forget_really="Drop this folder from the index? Its files stay where they are.",
    unread="Could not be read",
    retry="Try to read them again",
    notes="Notes on what was read",
    find_document="Find a document by its path",
    find="Find",
    no_documents="No document has that in its path.",
    shown_of="{} to {} of {}",
    previous="Previous",
    next="Next",
    delete="Delete",
    delete_really="Delete this document for good, from the index and from the disk?",
    close="Close",
    cut="{} passages, cut from {} characters of text",
    cut_place="Passage {} · characters {} to {}",
    uncut="in no passage",
    run_set="Run a question set",
    question_set="Question set",
    own_set="own: your questions",
    your_sets="Yours",
    bundled_sets="Bundled",
    most="First questions only",
    run="Run",
    upload_set="Add a set from a file",
    set_added="Added the set {}.",
    all_questions="all",
    runs="Saved runs",
    no_runs="None yet. Run a set; each run is kept.",
    run_name="Run",
    made="Made",
    questions="Questions",
    answers_right="Answers right",
    refused="Refused",
    report="Report",
    open_report="Open the report",
    show="Show",
    compare="Compare",
    before="Before",
    after="After",
    measure="Measure",
    value="Value",
    interval="95 % interval",
    change="Change",
    chance="p",
    differs="Made differently",
    compared="{} of {} questions compared",
    changed_between="{} changed",
    in_one_run="{} in one run only",
    now_right="Now right: {}",
    now_wrong="Now wrong: {}",
    verdict="Verdict: {}",
    lost="Where wrong answers were lost",
    wrong_ones="Wrong: {}",
    right_ones="Right: {}",
    unjudged_ones="Not judged: {}",
    answered="Answered",
    wanted="Wanted",
    a_refusal="a refusal",
    ask_in_chat="Ask in the chat",
    own="Your questions",
    own_hint="What you say of an answer in the chat is kept here, and asked with the set “own”.",
    own_empty="None yet. In the chat, say whether an answer is right, or accept a proposed question below.",
    needs_answer="needs the right answer",
    field_question="Question",
    field_answers="Right answers, one a line",
    field_not_said="The documents do not say",
    field_document="Evidence: document",
    field_quote="Evidence: its words",
    save="Save",
    saved="Saved.",
    removed="Removed.",
    remove_really="Remove this question?",
    drafts="Proposed questions",
    drafts_hint="Made from the documents. Correct a question, then accept it into your own.",
    propose="Propose questions",
    no_drafts="The documents give no further question of the kinds that can be proposed.",
    accept="Accept",
    skip="Skip",
    judge="Was this right?",
    right="Right",
    wrong="Wrong",
    refuse="Should have refused",
    source="Wrong source",
    kept="Kept as a test, in your own questions.",
    kept_right="Kept as a test: this answer is right.",
    kept_refuse="Kept as a test: the documents do not say this.",
    kept_wrong="The question is kept. Say what would have been right, and it becomes a test.",
    taken_back="Taken back; it is no test any more.",
    taken_back_kept="Taken back; what you wrote stays among your questions.",
    tell_wrong="Say what would have been right; saved, the question becomes a test.",
    tell_source="Say where the answer stands; saved, it becomes a test of the answer and of its source.",
    what_is_right="What is right?",
    where_is_it="Where does it stand?",
    right_answer="The right answer (optional)",
    right_answer_hint="A few words; several right wordings on lines of their own.",
    this_is_evidence="This passage is the evidence",
    gone="This conversation is gone; ask again.",
)
