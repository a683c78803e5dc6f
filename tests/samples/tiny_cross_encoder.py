"""A cross-encoder of random weights, in the files that sentence-transformers reads."""

from pathlib import Path


def write_tiny_cross_encoder(folder: Path, vocabulary: Path, *, labels: int = 1) -> Path:
    """Write a BERT of one layer that tells pairs of texts apart, and return its folder.

    Args:
        folder: Is made.
        vocabulary: The vocab.txt of a BERT.
        labels: Scores a pair.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(7)
    tokenizer = BertTokenizerFast(str(vocabulary))
    tokenizer.save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        initializer_range=0.5,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder
