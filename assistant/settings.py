"""Settings: flag > environment > file > default."""

import difflib
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from corpus.errors import SettingsError
from embeddings.fusion import Fusion
from embeddings.reranking import RERANK_DEPTH
from embeddings.surroundings import Around

ENVIRONMENT_PREFIX = "ASSISTANT_"
NO_RERANKER, LATE_INTERACTION = "none", "late-interaction"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EncoderSettings(_Group):
    """The embedding model."""

    model: str = Field("all-MiniLM-L6-v2", description="packaged model, or a sentence-transformers folder or model id")
    runtime: Literal["onnx", "torch"] = Field("onnx", description="onnx: no torch at question time; torch: any model")
    precision: Literal["float32", "int8"] = Field(
        "float32",
        description="of onnx; int8: a quarter faster, cosine .99, nDCG@10 within .005; needs its own index",
    )
    threads: Annotated[int, Field(ge=0, le=256)] = Field(0, description="compute threads; 0 is one a core")

    @field_validator("precision")
    @classmethod
    def _exported(cls, precision: str, info: ValidationInfo) -> str:
        if precision == "int8" and info.data.get("runtime") == "torch":
            raise ValueError("the runtime torch has none; set encoder.runtime = 'onnx'")
        return precision


class ReadingSettings(_Group):
    """How files are read."""

    workers: Annotated[int, Field(ge=0, le=256)] = Field(0, description="processes that read files; 0 is one a core")
    ocr: bool = Field(False, description="read PDF pages without text by OCR; needs the extra 'ocr'")


class IndexSettings(_Group):
    """How documents are cut and their vectors kept."""

    tokens: str = Field(
        "wordpiece", description="tiktoken encoding; 'wordpiece' counts the model's own pieces, offline"
    )
    budget: Annotated[int, Field(ge=16, le=4096)] = Field(
        170, description="most tokens of a passage; with title and headings it must fit the model's 256"
    )
    exact_up_to: Annotated[int, Field(ge=1000)] = Field(
        50_000, description="passages up to which every vector is compared; beyond, compressed ones are searched first"
    )


class RetrievalSettings(_Group):
    """How passages are found."""

    k: Annotated[int, Field(ge=1, le=100)] = Field(5, description="passages given to the generator")
    fusion: Fusion = Field(
        Fusion.CONVEX, description="convex: each score as a share of the most it can be; rrf: ranks only"
    )
    dense_weight: Annotated[float, Field(ge=0, le=1)] = Field(0.6, description="share of the dense score in convex")
    reranker: Annotated[str, Field(min_length=1)] = Field(
        NO_RERANKER,
        description="second look at the best: late-interaction, or a cross-encoder's folder or model id (torch)",
    )
    rerank_depth: Annotated[int, Field(ge=1, le=200)] = Field(
        RERANK_DEPTH, description="passages that the second look compares"
    )
    around: Around = Field(Around.NONE, description="what a model reads with each passage: none, neighbours or section")

    @field_validator("reranker")
    @classmethod
    def _with_convex(cls, reranker: str, info: ValidationInfo) -> str:
        if reranker == LATE_INTERACTION and info.data.get("fusion") is Fusion.RRF:
            raise ValueError("it adds to scores, of which rrf has none; set retrieval.fusion = 'convex'")
        return reranker


class GeneratorSettings(_Group):
    """Who writes the answer."""

    name: Literal["extractive", "openai", "transformers"] = Field(
        "extractive", description="extractive: verbatim slices; openai: a model server; transformers: a model in here"
    )
    threshold: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="least confidence of a shown extractive answer; unset is the fitted one"
    )
    model: str = Field("", description="openai: the server's name of it; transformers: a folder or model id")
    url: str = Field("http://127.0.0.1:11434/v1", description="openai: base address; the default is Ollama's")
    key_file: str = Field("", description="openai: file of mode 0600 with the key; else ASSISTANT_API_KEY is taken")
    prompt_tokens: Annotated[int, Field(ge=400, le=1_000_000)] = Field(
        2500, description="most tokens of a prompt; with the reply they must fit the model's context"
    )
    reply_tokens: Annotated[int, Field(ge=16, le=100_000)] = Field(
        1024, description="most tokens of a reply, reasoning included"
    )
    silence_s: Annotated[float, Field(gt=0, le=3600)] = Field(
        60, description="most seconds until a model says its first word, or its next one"
    )
    timeout_s: Annotated[float, Field(gt=0, le=36000)] = Field(300, description="most seconds of a model's answer")
    unsupported: Literal["mark", "drop"] = Field(
        "mark", description="mark: what no cited passage holds is shown, and said so; drop: left out and counted"
    )
    rewrite: Literal["rules", "model"] = Field("rules", description="who makes follow-up questions stand alone")


class Settings(_Group):
    """All settings; each can be set as `ASSISTANT_GROUP__NAME` or in `config.toml`."""

    encoder: EncoderSettings = EncoderSettings()
    reading: ReadingSettings = ReadingSettings()
    index: IndexSettings = IndexSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    generator: GeneratorSettings = GeneratorSettings()


def load_settings(*files: Path) -> Settings:
    """Return the settings from TOML files and the environment.

    Args:
        files: Each beats the one before, setting by setting; none for defaults and environment alone.

    Raises:
        SettingsError: The file cannot be read, a key is unknown (the nearest known one is named) or a value is bad.
    """
    content: dict[str, Any] = {}
    for layer in (*map(_read, files), _environment()):
        content = _over(content, layer)
    try:
        return Settings.model_validate(content)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from error


def setting_rows() -> list[tuple[str, str, str]]:
    """Return key, default and description of every setting, for the README and `assistant status`."""
    rows = []
    for group, info in Settings.model_fields.items():
        for name, field in type(info.default).model_fields.items():
            default = "fitted" if field.default is None else str(field.default)
            rows.append((f"{group}.{name}", default, field.description or ""))
    return rows


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return the groups of both, settings of `above` before those of `below`."""
    merged = dict(below)
    for name, group in above.items():
        if name not in below:
            merged[name] = group
        elif isinstance(below[name], dict):  # what is no group stays, and is refused
            merged[name] = {**below[name], **group} if isinstance(group, dict) else group
    return merged


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"settings file {str(file)!r} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings file {str(file)!r} is not TOML: {error}") from error


def _environment() -> dict[str, dict[str, str]]:
    """Return the settings of the environment by group; refuse a misspelt variable and a whole group in one."""
    known = {f"{ENVIRONMENT_PREFIX}{key.upper().replace('.', '__')}": key for key, _, _ in setting_rows()}
    groups = {f"{ENVIRONMENT_PREFIX}{group.upper()}" for group in Settings.model_fields}
    found: dict[str, dict[str, str]] = {}
    for spelt, value in os.environ.items():
        name = spelt.upper()
        if name in known:
            group, _, setting = known[name].partition(".")
            found.setdefault(group, {})[setting] = value
        elif name in groups:
            raise SettingsError(f"variable {spelt}: set one value at a time, for example ASSISTANT_RETRIEVAL__K=5")
        elif name.startswith(ENVIRONMENT_PREFIX) and "__" in name:
            raise SettingsError(f"unknown variable {spelt}; did you mean {_closest(name, list(known))}?")
    return found


def _explain(error: ValidationError) -> str:
    problem = error.errors()[0]
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        known = [name for name, _, _ in setting_rows()]
        return f"unknown setting {key!r}; did you mean {_closest(key, known)!r}?"
    return f"setting {key} = {problem['input']!r}: {problem['msg']}"


def _closest(name: str, known: list[str]) -> str:
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.0)), known[0])
