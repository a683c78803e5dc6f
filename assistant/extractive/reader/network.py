"""The reader's network: the packaged MiniLM, fine-tuned, with a head for spans and two for verdicts. Needs torch."""

from typing import Any

from embeddings.sentence_transformer import packaged_folder, silence_progress

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("start", "end", "answerable", "supports")


def build_network() -> Any:
    """Return the untrained network: MiniLM's own weights, fresh heads.

    Its `forward` takes the three (b, t) int64 inputs and returns start and end logits (b, t), answerability logits (b,)
    for a question and support logits (b,) for a claim in its place. The first token stands for "no answer here".
    """
    import torch
    from transformers import AutoModel

    silence_progress()

    class Reader(torch.nn.Module):  # type: ignore[misc]  # torch is not followed by mypy
        def __init__(self) -> None:
            super().__init__()
            self.bert = AutoModel.from_pretrained(packaged_folder(), attn_implementation="sdpa")
            self.bert.pooler = None
            self.span = torch.nn.Linear(self.bert.config.hidden_size, 2)
            self.ans = torch.nn.Linear(self.bert.config.hidden_size, 1)
            self.sup = torch.nn.Linear(self.bert.config.hidden_size, 1)

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> tuple[Any, ...]:
            hidden = self.bert(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state.float()
            spans = self.span(hidden)
            first = hidden[:, 0]
            return spans[..., 0], spans[..., 1], self.ans(first)[:, 0], self.sup(first)[:, 0]

    return Reader()
