import sqlite3
import stat

import pytest

from assistant.conversations.exchange import Exchange, turns
from assistant.conversations.record import record_of
from assistant.conversations.store import ConversationStore
from assistant.events import Abstain, Evidence, Sentence
from corpus.errors import ConversationsError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "home" / "conversations.sqlite"


@pytest.fixture
def store(file):
    opened = ConversationStore(file)
    yield opened
    opened.close()


@pytest.fixture
def answer(scripted):
    def quote(hits):
        passage = hits[0].passage
        return [Sentence(passage.text, (Evidence(passage.document, passage.start, passage.end),))]

    return record_of(scripted(quote)[0].ask("How many tonnes of grain?"))


@pytest.fixture
def refusal(scripted):
    return record_of(scripted(lambda hits: [Abstain(("king",))])[0].ask("Who is king?"))


def test_a_conversation_survives_a_restart_whole(store, file, answer):
    entry = store.create("ann", "Grain")
    store.put(entry.id, store.append(entry.id, "How many?").model_copy(update={"answer": answer}))
    store.close()
    again = ConversationStore(file)
    assert again.exchanges("ann", entry.id) == [Exchange(number=1, question="How many?", answer=answer)]
    again.close()


def test_an_owner_finds_nothing_of_anothers(store):
    entry = store.create("ann", "Secret")
    store.append(entry.id, "secret question")
    assert store.entries("bob") == []
    assert store.find("bob", entry.id) is None
    assert store.exchanges("bob", entry.id) == []


def test_an_owner_can_neither_rename_nor_delete_anothers(store):
    entry = store.create("ann", "Mine")
    store.rename("bob", entry.id, "Yours")
    store.delete("bob", entry.id)
    assert [each.title for each in store.entries("ann")] == ["Mine"]


def test_the_newest_conversation_comes_first(store):
    first, second = store.create("ann", "first"), store.create("ann", "second")
    assert [each.id for each in store.entries("ann")] == [second.id, first.id]
    store.append(first.id, "asked again")
    assert [each.id for each in store.entries("ann")] == [first.id, second.id]


def test_search_finds_titles_questions_and_answers(store, answer):
    grain, other = store.create("ann", "Grain"), store.create("ann", "Other")
    store.put(grain.id, store.append(grain.id, "How many?").model_copy(update={"answer": answer}))
    store.append(other.id, "Which ferry?")
    assert [each.title for each in store.entries("ann", "grai")] == ["Grain"]
    assert [each.title for each in store.entries("ann", "FERRY")] == ["Other"]
    assert [each.title for each in store.entries("ann", "412 tonnes")] == ["Grain"]


@pytest.mark.parametrize("text", ["%", "_", "\\", "'; DROP TABLE exchange; --"])
def test_search_takes_its_text_literally(store, text):
    store.create("ann", "plain")
    literal = store.create("ann", f"with {text} in it")
    assert [each.id for each in store.entries("ann", text)] == [literal.id]


def test_the_last_exchanges_keep_their_numbers(store):
    entry = store.create("ann", "long")
    for number in range(5):
        store.append(entry.id, f"question {number}")
    # five questions, numbered from 1
    assert [each.number for each in store.exchanges("ann", entry.id, last=2)] == [4, 5]


def test_only_answered_exchanges_are_history(store, refusal):
    entry = store.create("ann", "t")
    store.put(entry.id, store.append(entry.id, "Who is king?").model_copy(update={"answer": refusal}))
    store.put(entry.id, store.append(entry.id, "???").model_copy(update={"failure": "no word"}))
    assert [(turn.role, turn.content) for turn in turns(store.exchanges("ann", entry.id))] == [
        ("user", "Who is king?"),
        ("assistant", "The documents do not say. Found nowhere in them: king."),
    ]


def test_an_answer_to_a_deleted_conversation_is_dropped(store):
    entry = store.create("ann", "gone")
    exchange = store.append(entry.id, "slow?")
    store.delete("ann", entry.id)
    store.put(entry.id, exchange)
    assert store.entries("ann") == []


def test_a_deleted_conversation_leaves_no_byte_on_disk(store, file):
    entry = store.create("ann", "canary title")
    store.append(entry.id, "canary question")
    store.delete("ann", entry.id)
    assert b"canary" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_the_files_are_the_users_own_and_hold_no_key_of_a_browser(store, file):
    store.create("cookie-of-ann", "t")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == {0o600}
    assert b"cookie-of-ann" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_an_empty_name_changes_nothing_and_a_long_one_is_cut(store):
    entry = store.create("ann", "Grain")
    store.rename("ann", entry.id, "  \n ")
    assert store.find("ann", entry.id).title == "Grain"
    store.rename("ann", entry.id, "word " * 100)
    assert len(store.find("ann", entry.id).title) == 120  # the longest title


def test_a_file_of_a_newer_version_is_refused_in_a_line(file):
    ConversationStore(file).close()
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(ConversationsError, match="newer version"):
        ConversationStore(file)


def test_a_file_that_is_no_database_is_explained(file):
    file.parent.mkdir()
    file.write_text("this is no database, though it is long enough to be looked at " * 20, encoding="utf-8")
    with pytest.raises(ConversationsError, match=r"conversations\.sqlite.*move the file away"):
        ConversationStore(file)
