"""What one file may cost; beyond it the file is refused and named, and the run goes on."""

FILE_BYTES = 50 * 2**20
TEXT_CHARACTERS = 20_000_000
"""Of one document."""
BLOCKS = 200_000
"""Of one document: a hostile file of one-letter paragraphs would cost a hundred times its size."""
ANSWER_BYTES = 100 * 2**20
"""Of all documents of one file as they are sent by the process that read it."""
READING_SECONDS = 30
"""Wall time, and processor time, of reading one file."""
READING_BYTES = 1024 * 2**20
"""Address space that reading may take on top of what the process has at its start."""
