"""A causal language model in this process, from a folder or a model id of the Hugging Face hub."""

import logging
from collections.abc import Generator, Sequence
from functools import partial
from threading import Lock
from typing import Any

from assistant.generators.background import TICK_S, Channel, Patience, Stopped, in_background
from assistant.generators.language_model import Message
from assistant.generators.prompt import plain
from corpus.errors import GeneratorError, ModelError, ReplyTooLongError, SettingsError
from embeddings.sentence_transformer import silence_progress

_SHORTEST_SPECIAL = 3
"""Characters of a special token: a shorter one would be found all over a text."""

_log = logging.getLogger(__name__)


class TransformersModel:
    """Runs a model with torch, on a GPU where there is one. It writes one reply at a time; others wait."""

    def __init__(self, name: str, *, patience: Patience) -> None:
        """Load the model. Weights are read as safetensors and no code of the model's own is run.

        Args:
            name: A folder, or a model id, which is downloaded at its first use.
            patience: How long a reply is waited for.

        Raises:
            SettingsError: There is no name.
            ModelError: It cannot be loaded.
        """
        if not name:
            raise SettingsError("setting generator.model is empty; name the folder of a model, or its id on the hub")
        self._name = name
        self._patience = patience
        self._tokenizer, self._model = _load(name)
        added = (token.content for token in self._tokenizer.added_tokens_decoder.values() if token.special)
        self._specials = [token for token in added if len(token) >= _SHORTEST_SPECIAL]
        self._writing = Lock()

    @property
    def name(self) -> str:
        """The model's name with how it is run before it."""
        return f"transformers:{self._name}"

    def count(self, text: str) -> int:
        """Return how many tokens a text takes."""
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def stream(self, messages: Sequence[Message], *, tokens: int) -> Generator[str | None, None, None]:
        """Yield the reply piece by piece, None while waiting; closing it ends the work at the next token.

        Raises:
            GeneratorError: As `LanguageModel.stream`.
        """
        work = partial(self._write, messages, tokens)
        yield from in_background(work, abort=lambda: None, patience=self._patience)

    def _write(self, messages: Sequence[Message], tokens: int, channel: Channel) -> None:
        while not self._writing.acquire(timeout=TICK_S):
            channel.pause(0)
        try:
            self._generate(self._prompt(messages), tokens, channel)
        except (RuntimeError, ValueError, IndexError) as error:  # what torch raises, out of memory among it
            _log.info("generation failed", exc_info=error)
            raise GeneratorError(f"it failed ({type(error).__name__}); --verbose logs why") from error
        finally:
            self._writing.release()

    def _prompt(self, messages: Sequence[Message]) -> Any:
        """Return the ids of the prompt in the model's own format, (1, t) int64; special tokens in it are text."""
        told = [{"role": each.role, "content": plain(each.content, self._specials)} for each in messages]
        if not self._tokenizer.chat_template:
            text = "\n\n".join(each["content"] for each in told) + "\n\nAnswer:"
            return self._tokenizer(text, return_tensors="pt")["input_ids"]
        from jinja2 import TemplateError

        encode = partial(
            self._tokenizer.apply_chat_template, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        try:
            return encode(told)["input_ids"]
        except TemplateError:  # it knows no system's message
            joined = "\n\n".join(each["content"] for each in told)
            return encode([{"role": "user", "content": joined}])["input_ids"]

    def _generate(self, prompt: Any, tokens: int, channel: Channel) -> None:
        self._refuse_long(prompt.shape[1] + tokens)
        if self._tokenizer.decode(prompt[0, -8:]).rstrip().endswith("<think>"):
            channel.put("<think>")  # the template began the reasoning that the reply goes on with
        written = self._model.generate(
            prompt.to(self._model.device),
            attention_mask=prompt.new_ones(prompt.shape).to(self._model.device),
            max_new_tokens=tokens,
            do_sample=False,
            temperature=None,
            top_p=None,
            top_k=None,
            pad_token_id=self._tokenizer.eos_token_id,
            streamer=_streamer(self._tokenizer, channel),
            stopping_criteria=[lambda ids, scores, **_: _stops(ids, channel)],
        )
        if channel.stopped.is_set():
            raise Stopped
        if written.shape[1] - prompt.shape[1] >= tokens:
            raise ReplyTooLongError("its answer is longer than the tokens it was given; see generator.reply_tokens")

    def _refuse_long(self, tokens: int) -> None:
        most = getattr(self._model.config, "max_position_embeddings", None) or tokens
        if tokens > most:
            raise GeneratorError(
                f"prompt and reply may take {tokens:,} tokens and its context holds {most:,}; lower "
                "generator.prompt_tokens or generator.reply_tokens"
            )


def _load(name: str) -> tuple[Any, Any]:
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    silence_progress()
    try:
        tokenizer = AutoTokenizer.from_pretrained(name, trust_remote_code=False)
        model = AutoModelForCausalLM.from_pretrained(name, trust_remote_code=False, use_safetensors=True, dtype="auto")
    except (OSError, ValueError, ImportError, RuntimeError, KeyError, SafetensorError) as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(
            f"language model {name!r} cannot be loaded: {reason[0][:200]}; give a folder with config.json, tokenizer "
            "and *.safetensors, or a model id that this machine can download"
        ) from error
    return tokenizer, model.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def _streamer(tokenizer: Any, channel: Channel) -> Any:
    """Return what the model hands its tokens to: it puts whole words into the channel."""
    from transformers import TextStreamer

    class ChannelStreamer(TextStreamer):  # type: ignore[misc]  # transformers is untyped
        def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
            if text:
                channel.put(text)

    return ChannelStreamer(tokenizer, skip_prompt=True, skip_special_tokens=True)


def _stops(ids: Any, channel: Channel) -> Any:
    """Return for each row of ids whether nobody reads any more, (n,) bool."""
    import torch

    return torch.full((ids.shape[0],), channel.stopped.is_set(), dtype=torch.bool, device=ids.device)
