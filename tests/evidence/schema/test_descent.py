"""What is found below a value is what the library finds by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random  # noqa: TID251 - from a seed: the same faults each time
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from referencing import Registry

from pipeline.evidence.schema import check
from pipeline.evidence.schema.descent import KEYWORDS, ready
from pipeline.evidence.schema.files import Schema, bundle_schema, type_schema
from tests.samples.cases import OF_EACH_TYPE, Sample, each

WRONG: Final[tuple[Any, ...]] = (
    None,
    7,
    -1,
    True,
    "",
    "x" * 21_000,
    [],
    {},
    ["x", "x"],
    {"x": {"x": []}},
)
OURS: Final = check._Validator
LIBRARY: Final = extend(  # type: ignore[no-untyped-call]
    OURS,
    {one: Draft202012Validator.VALIDATORS[one] for one in (*KEYWORDS, "additionalProperties")},
)


def told(validator: Any, data: Any) -> list[str]:
    """Return what is found: the library goes through fields that are not named in any order."""
    return sorted(
        f"{tuple(one.absolute_path)} {one.validator}: {one.instance}"
        for one in validator.iter_errors(data)
    )


def damaged(node: Any, random: Random) -> Any:
    """Return a copy in which one value in twenty is another, is gone, or has one beside it."""
    if random.random() < 0.05:
        return random.choice(WRONG)
    if isinstance(node, list):
        return [damaged(one, random) for one in node if random.random() > 0.05]
    if not isinstance(node, dict):
        return node
    kept = {key: damaged(one, random) for key, one in node.items() if random.random() > 0.05}
    return {**kept, random.choice(("x", "id", "É")): "x"} if random.random() < 0.1 else kept


def bundles(sample: Sample) -> Iterator[Any]:
    whole = json.loads(sample.content)
    yield whole
    for seed in range(8):
        yield {**whole, **damaged({key: whole[key] for key in whole}, Random(seed))}


@pytest.mark.parametrize("of", [bundle_schema, type_schema], ids=lambda one: str(one.__name__))
@each(OF_EACH_TYPE)
def test_it_finds_what_the_library_finds(sample: Sample, of: Any) -> None:
    schema: Schema = of(*() if of is bundle_schema else (sample.folder.parent.name,))
    given: dict[str, Any] = {"registry": Registry(), "format_checker": check._FORMATS}
    found = 0
    for data in bundles(sample):
        expected = told(LIBRARY(schema, **given), data)
        assert told(ready(OURS(schema, **given)), data) == expected
        found += len(expected)
    assert found > 0
