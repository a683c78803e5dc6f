"""A causal language model that needs no training, in the files that transformers reads."""

import re
from pathlib import Path

REPLY = "The harbour moved 412 tonnes of grain in 1987. [1]"
"""What it says, whatever it is asked."""

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def write_tiny_model(
    folder: Path, *, endless: bool = False, template: str | None = TEMPLATE, context: int = 8192
) -> Path:
    """Write a Llama of two layers that add nothing, so that each token decides the next one.

    A line end is followed by the first word of `REPLY`, each word by the next one, and the last by the end.

    Args:
        folder: Is made.
        endless: Let the first word follow the last one, for ever.
        template: The chat template, None for a model without one.
        context: Most tokens.
    """
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    words = [word.replace(" ", "Ġ") for word in re.findall(r" ?\S+", REPLY)]
    vocabulary = {token: row for row, token in enumerate((*sorted(pre_tokenizers.ByteLevel.alphabet()), *words))}
    tokenizer = Tokenizer(models.BPE(vocabulary, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="<|im_end|>",
        additional_special_tokens=["<|im_start|>"],
        chat_template=template,
        model_max_length=context,
    )
    fast.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(fast),
        hidden_size=512,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=context,
        eos_token_id=fast.eos_token_id,
        bos_token_id=None,
    )
    model = LlamaForCausalLM(config)
    following = dict.fromkeys(range(len(fast)), fast.eos_token_id)
    chain = [vocabulary["Ċ"], *(vocabulary[word] for word in words)]
    following |= dict(zip(chain, [*chain[1:], chain[1] if endless else fast.eos_token_id], strict=True))
    following[vocabulary[":"]] = chain[1]  # where no template ends the prompt with a line
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.model.embed_tokens.weight.copy_(torch.eye(len(fast), config.hidden_size))
        model.lm_head.weight.zero_()
        for token, after in following.items():
            model.lm_head.weight[after, token] = 1
    model.save_pretrained(folder)
    return folder
