"""Train the reader: MiniLM with all its layers free, word embeddings fixed. Needs torch."""

import logging
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.extractive.reader.network import INPUTS, build_network
from assistant.extractive.reader.weights import pack
from embeddings.sentence_transformer import packaged_folder
from eval.fitting.batches import BATCH, Encoded, batches, pad
from eval.fitting.examples import Example, Source, read_sources, sample
from eval.fitting.perturb import names_in

_HEAD_RATE = 1e-3
_WARM_UP = 0.06
_ANSWERABLE_WEIGHT = 0.3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What decides a training run, besides the data."""

    seed: int = 1
    epochs: float = 2.0
    rate: float = 1.5e-4


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
    sources = read_sources(data)
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = build_network().train()
    base = {name: value.numpy().copy() for name, value in network.bert.state_dict(prefix="bert.").items()}
    network.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    steps = int(plan.epochs * len(sources) / BATCH)
    stepper = _Stepper(network, plan, steps)
    for step, rows in enumerate(_forever(tokenizer, sources, plan.seed)):
        if step == steps:
            break
        stepper.step(rows)
        if step % 50 == 0:
            _log.info("step %d of %d, loss %.3f", step, steps, stepper.loss)
    tuned = {name: value.numpy() for name, value in network.state_dict().items()}
    save_file(pack(tuned, base), out)


def _forever(tokenizer: Any, sources: list[Source], seed: int) -> Iterator[list[Encoded]]:
    """Yield batches, drawing new negatives in each pass."""
    rng = random.Random(seed)
    names = names_in([source.example.question for source in sources])

    def examples() -> Iterator[Example]:
        while True:
            yield from sample(sources, names, rng)

    return batches(tokenizer, examples(), rng)


class _Stepper:
    """One optimiser step a batch: AdamW, linear warm-up and decay, bfloat16 arithmetic."""

    def __init__(self, network: Any, plan: Plan, steps: int) -> None:
        import torch

        body = [p for p in network.bert.parameters() if p.requires_grad]
        heads = [*network.span.parameters(), *network.ans.parameters()]
        groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": max(plan.rate, _HEAD_RATE)}]
        self._network = network
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
        with torch.autocast("cpu", torch.bfloat16):
            start, end, answerable = self._network(*(arrays[name] for name in INPUTS))
        gold = (1 - arrays["first"][:, 0]).float()
        spans = _span_loss(start, arrays["first"], arrays["allowed"]) + _span_loss(
            end, arrays["last"], arrays["allowed"]
        )
        extra = torch.nn.functional.binary_cross_entropy_with_logits(answerable, gold)
        loss = spans / 2 + _ANSWERABLE_WEIGHT * extra
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
