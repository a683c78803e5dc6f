"""The model of `tiny_model` as llama.cpp reads it: each token decides the next one."""

import re
from pathlib import Path

from tests.samples.tiny_model import REPLY

_UNKNOWN, _BEGIN, _END = range(3)
_NORMAL, _UNKNOWN_KIND, _CONTROL, _BYTE = 1, 2, 3, 6
_WIDTH, _HEADS, _INNER, _CONTEXT = 512, 2, 32, 8192
_TEMPLATE = "{% for message in messages %}{{ message.content }}\n{% endfor %}"


def write_tiny_gguf(path: Path, *, endless: bool = False) -> Path:
    """Write a Llama of one layer that adds nothing, with a SentencePiece vocabulary of bytes and `REPLY`'s words.

    Args:
        path: The new file.
        endless: Let the first word follow the last one, for ever.
    """
    import gguf
    import numpy as np

    words = re.findall(r"\S+", REPLY)
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *(f"▁{word}" for word in words)]
    kinds = [_UNKNOWN_KIND, _CONTROL, _CONTROL, *[_BYTE] * 256, *[_NORMAL] * len(words)]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(_BEGIN)
    writer.add_eos_token_id(_END)
    writer.add_unk_token_id(_UNKNOWN)
    writer.add_chat_template(_TEMPLATE)
    first = len(tokens) - len(words)
    chain = [tokens.index("<0x0A>"), *range(first, len(tokens))]
    following = dict.fromkeys(range(len(tokens)), _END)
    following |= dict(zip(chain, [*chain[1:], first if endless else _END], strict=True))
    head = np.zeros((len(tokens), _WIDTH), np.float32)
    for token, after in following.items():
        head[after, token] = 1
    ones, square = np.ones(_WIDTH, np.float32), np.zeros((_WIDTH, _WIDTH), np.float32)
    outward, inward = np.zeros((_INNER, _WIDTH), np.float32), np.zeros((_WIDTH, _INNER), np.float32)
    layer = {f"attn_{name}": square for name in ("q", "k", "v", "output")}
    layer |= {"ffn_gate": outward, "ffn_up": outward, "ffn_down": inward, "attn_norm": ones, "ffn_norm": ones}
    writer.add_tensor("token_embd.weight", np.eye(len(tokens), _WIDTH, dtype=np.float32))
    writer.add_tensor("output_norm.weight", ones)
    writer.add_tensor("output.weight", head)
    for name, weights in layer.items():
        writer.add_tensor(f"blk.0.{name}.weight", weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
