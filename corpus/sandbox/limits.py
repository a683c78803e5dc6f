"""What a reading process holds itself to, and what is said about a file that wants more."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from corpus import limits


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading one file.

    Attributes:
        seconds: Wall time, and processor time.
        ocr_seconds: The same for reading its pages by OCR, on top of that; 0 where there is none.
        memory: Bytes of address space on top of what the process has at its start.
        characters: Of the text of all its documents.
        blocks: Of all its documents.
        documents: How many it may give.
        answer: Bytes that a process may send about it.
    """

    seconds: int = limits.READING_SECONDS
    ocr_seconds: int = 0
    memory: int = limits.READING_BYTES
    characters: int = limits.TEXT_CHARACTERS
    blocks: int = limits.BLOCKS
    documents: int = limits.DOCUMENTS
    answer: int = limits.ANSWER_BYTES

    @classmethod
    def with_ocr(cls) -> Self:
        """Return the limits of reading one file where OCR may be needed."""
        return cls(ocr_seconds=limits.OCR_SECONDS, memory=limits.OCR_READING_BYTES)

    def to_argument(self) -> str:
        """Return the limits as an argument of a command."""
        return json.dumps(asdict(self))

    @classmethod
    def from_argument(cls, argument: str) -> Self:
        """Return the limits of such an argument."""
        return cls(**json.loads(argument))

    @property
    def over_time(self) -> str:
        """The reason for refusing a file that takes too long."""
        longer = f" ({self.ocr_seconds:,} s for OCR)" if self.ocr_seconds else ""
        return f"refused: limit of {self.seconds} s{longer}"

    @property
    def over_memory(self) -> str:
        """The reason for refusing a file that needs too much memory."""
        return f"refused: limit of {self.memory // 2**20:,} MiB of memory"

    @property
    def over_answer(self) -> str:
        """The reason for refusing a file whose process sends without end."""
        return f"refused: limit of {self.answer:,} bytes"
