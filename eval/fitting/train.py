"""Train the reader: MiniLM with all its layers free, word embeddings fixed. Needs torch."""

import logging
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.extractive.reader.network import INPUTS, build_network
from assistant.extractive.reader.weights import load_packed, pack, unpack
from embeddings.sentence_transformer import packaged_folder
from eval.fitting.batches import BATCH, Encoded, batches, pad
from eval.fitting.claim_examples import read_judged, sample_claims
from eval.fitting.examples import Example, Source, draw_sources, read_sources, sample
from eval.fitting.material import TRAINING, sources_of_passages
from eval.fitting.perturb import names_in

_HEAD_RATE = 1e-3
_WARM_UP = 0.06
_ANSWERABLE_WEIGHT, _SUPPORT_WEIGHT = 0.3, 2.0
_SAVED_EVERY = 100
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What decides a training run, besides the data.

    Attributes:
        seed: Of weights, order and negatives.
        epochs: Passes over the questions.
        rate: Highest learning rate of the body.
        start: Packed weights to go on from; None starts at MiniLM's own.
    """

    seed: int = 1
    epochs: float = 2.0
    rate: float = 1.5e-4
    start: Path | None = None


def train(data: Path, out: Path, plan: Plan) -> None:
    """Train on the sets below `data`/reading and write the packed weights.

    Args:
        data: Folder of the public question sets.
        out: The safetensors file to write.
        plan: Seed, epochs and learning rate.
    """
    import torch
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer

    torch.manual_seed(plan.seed)
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = build_network().train()
    base = {name: value.numpy().copy() for name, value in network.bert.state_dict(prefix="bert.").items()}
    if plan.start:
        known = unpack(load_packed(plan.start), base)
        network.load_state_dict({name: torch.from_numpy(value) for name, value in known.items()}, strict=False)
    network.bert.embeddings.word_embeddings.weight.requires_grad_(False)

    def save() -> None:
        save_file(pack({name: value.numpy() for name, value in network.state_dict().items()}, base), out)

    rng = random.Random(plan.seed)
    material = _Material.read(data)
    steps = int(plan.epochs * len(material.one_pass(rng)) / BATCH)
    stepper = _Stepper(network, plan, steps)
    for step, rows in enumerate(islice(batches(tokenizer, material.examples(rng), rng), steps)):
        stepper.step(rows)
        if step % _SAVED_EVERY == 0:
            _log.info("step %d of %d, loss %.3f", step, steps, stepper.loss)
            save()
    save()


@dataclass(frozen=True, slots=True)
class _Material:
    """Everything that is trained on."""

    sources: list[Source]
    judged: list[Example]
    names: list[str]

    @classmethod
    def read(cls, data: Path) -> "_Material":
        sources = [*read_sources(data), *sources_of_passages(TRAINING)]
        return cls(sources, read_judged(data), names_in([source.example.question for source in sources]))

    def one_pass(self, rng: random.Random) -> list[Example]:
        """Return the questions and claims of one pass, shuffled, with new negatives."""
        drawn = draw_sources(self.sources, rng)
        examples = [*sample(drawn, self.names, rng), *sample_claims(self.judged, drawn, self.names, rng)]
        rng.shuffle(examples)
        return examples

    def examples(self, rng: random.Random) -> Iterator[Example]:
        """Yield pass after pass, without end."""
        while True:
            yield from self.one_pass(rng)


class _Stepper:
    """One optimiser step a batch: AdamW, linear warm-up and decay, bfloat16 arithmetic where the processor has it."""

    def __init__(self, network: Any, plan: Plan, steps: int) -> None:
        import torch

        body = [p for p in network.bert.parameters() if p.requires_grad]
        heads = [p for head in (network.span, network.ans, network.sup) for p in head.parameters()]
        groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": max(plan.rate, _HEAD_RATE)}]
        self._network = network
        self._halves = (
            "AVX512" in torch.backends.cpu.get_cpu_capability()
        )  # elsewhere bfloat16 is emulated, 14 times slower
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser,
            lambda step: min((step + 1) / (_WARM_UP * steps), max(0.0, (steps - step) / ((1 - _WARM_UP) * steps))),
        )
        self.loss = 0.0

    def step(self, rows: list[Encoded]) -> None:
        """Learn from one batch."""
        import torch

        arrays = {name: torch.from_numpy(array) for name, array in pad(rows).items()}
        with torch.autocast("cpu", torch.bfloat16, enabled=self._halves):
            start, end, answerable, supports = self._network(*(arrays[name] for name in INPUTS))
        asks = arrays["supports"] < 0
        loss = _claim_loss(supports[~asks], arrays["supports"][~asks])
        if asks.any():
            first, last, allowed = (arrays[name][asks] for name in ("first", "last", "allowed"))
            spans = _span_loss(start[asks], first, allowed) + _span_loss(end[asks], last, allowed)
            loss = loss + spans / 2 + _ANSWERABLE_WEIGHT * _binary_loss(answerable[asks], 1 - first[:, 0])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()
        self.loss = float(loss)


def _span_loss(logits: Any, gold: Any, allowed: Any) -> Any:
    """Return minus the log-probability of any of the gold tokens, mean over the batch (marginal likelihood)."""
    scores = logits.masked_fill(allowed == 0, -1e9).log_softmax(-1)  # (b, t)
    return -scores.masked_fill(gold == 0, -1e9).logsumexp(-1).mean()


def _claim_loss(logits: Any, supports: Any) -> Any:
    """Return the loss of the verdicts, weighted by the claims' share of the batch so that a lone one counts once."""
    return _SUPPORT_WEIGHT * len(supports) / BATCH * _binary_loss(logits, supports) if len(supports) else 0.0


def _binary_loss(logits: Any, gold: Any) -> Any:
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(logits, gold.float())
