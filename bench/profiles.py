"""How near a profile predicts: sets of reports of different shapes, and changes of templates.

Half of the sets’ reports make the profile, the others are the truth. A set is made by its own
rules (`shapes`), not by those that make synthetic bundles.

    python bench/profiles.py [REPORTS OF A PROFILE] [REPORTS OF THE TRUTH] [SET…]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random  # from a seed: the same reports each time
from re import subn
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.shapes import SHAPES, Shape  # noqa: E402  beside this file
from pipeline.checks.case.case import Case  # noqa: E402  of this checkout
from pipeline.composition.compose import compose  # noqa: E402
from pipeline.evidence.bundle import Bundle  # noqa: E402
from pipeline.evidence.find import RawBundle  # noqa: E402  of this checkout
from pipeline.evidence.intake import intake  # noqa: E402
from pipeline.report_type.toml.file import load  # noqa: E402
from pipeline.resources import Home, using  # noqa: E402
from pipeline.runs.profile.making import Counted  # noqa: E402
from pipeline.runs.synthetic.bundles import synthetic  # noqa: E402
from pipeline.runs.synthetic.over import Bound, shares  # noqa: E402
from scripts.bundle_edits import sample  # noqa: E402

SYNTHETIC: Final = 2_000


def reports(shape: Shape, number: int, seed: str) -> Iterator[RawBundle]:
    """Yield so many reports of a shape; the same ones for a seed."""
    base = json.dumps(sample(shape.base))
    for at in range(number):
        random = Random(f"{shape.name} {seed} {at}")
        bundle = json.loads(base)
        bundle.pop("waivers", None)
        for one in (*bundle.get("requirements", ()), *bundle["recommendations"]):
            one["evidence"] = []
        shape.drive(random, bundle, shape.sections)
        bundle["narrative"] = {
            name: one for name, one in bundle["narrative"].items() if not _follows(one)
        }
        bundle["id"] = f"{shape.name.replace(' ', '-')}-{at}"
        yield RawBundle(f"{at}.json", json.dumps(bundle).encode())


def _follows(section: Any) -> bool:
    """Return whether a section, such as a letter, follows paragraphs that are others now."""
    return any("follows" in one for one in section["paragraphs"])


def changed(type_: str, template: str, folder: Path) -> Home:
    """Return templates in which the section of the overall judgement begins with a template."""
    own = folder / "report-types" / type_
    own.mkdir(parents=True, exist_ok=True)
    content = (
        '{ judgement = "overall", content = [{ kind = "prose", template = "overall.md.j2" }, '
        '{ kind = "narrative", section = "overall" }] }'
    )
    pattern = r'\{ judgement = "overall"(, required = true)? \}'
    files = (f"report-types/{type_}/report-type.toml", "shared/childrens-centres.toml")
    texts = {name: (ROOT / "templates" / name).read_text("utf-8") for name in files}
    made = {name: subn(pattern, content, text) for name, text in texts.items()}
    name = next(one for one in files if made[one][1])  # centres share the section with groups
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(made[name][0], "utf-8")
    (own / "overall.md.j2").write_text(template, "utf-8")
    return Home(folder)


def profiled(shape: Shape, number: int) -> dict[str, Any]:
    """Return the profile of so many reports of a shape."""
    counted = Counted.of(load(shape.base.partition("/")[0]))
    for one in bundles(reports(shape, number, "profile")):
        counted.add(one)
    return counted.told()


def bundles(sources: Iterable[RawBundle]) -> Iterator[Bundle]:
    """Yield the bundles, all of them valid."""
    for one in sources:
        taken = intake(one)
        assert taken.bundle, taken.findings
        assert not taken.findings, taken.findings
        yield taken.bundle


def missed(
    shape: Shape, told: dict[str, Any], truth: int
) -> Iterator[tuple[str, Bound, float, float]]:
    """Yield each change and limit with the share that was predicted, and the true one."""
    type_ = load(shape.base.partition("/")[0])
    made = list(bundles(synthetic(type_, told, SYNTHETIC, "bench")))
    real = list(bundles(reports(shape, truth, "truth")))
    for name, template in shape.changes.items():
        with TemporaryDirectory() as folder:
            home = changed(type_.id, template, Path(folder)) if template else Home()
            with using(home):
                now = load(type_.id)
                predicted, true = (
                    shares(Case(one, now, compose(one, now)) for one in some)
                    for some in (made, real)
                )
        for bound, share in true.over.items():
            yield name, bound, predicted.over.get(bound, 0.0), share


def main() -> None:
    """Tell, for each set, how far predictions are off, rule by rule."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    names = [one for one in sys.argv[1:] if not one.isdigit()]
    number, truth = numbers if len(numbers) == 2 else (10_000, 2_000)
    rules: dict[str, list[float]] = defaultdict(list)
    for shape in [one for one in SHAPES if not names or one.name in names]:
        start = perf_counter()
        found = sorted(
            (
                (abs(predicted - true), name, bound, predicted, true)
                for name, bound, predicted, true in missed(shape, profiled(shape, number), truth)
            ),
            key=lambda one: one[0],
        )
        print(f"{shape.name} ({perf_counter() - start:.0f} s)", flush=True)
        for rule in sorted({one[2].rule for one in found}):
            off = [one[0] for one in found if one[2].rule == rule]
            rules[rule] += off
            print(f"   {_told(rule, off)}")
        for miss, name, bound, predicted, true in found[-4:]:
            print(
                f"      {miss:.1%} {name}: {bound.section} {bound.rule} {bound.limit}: "
                f"{predicted:.1%}, truly {true:.1%}",
                flush=True,
            )
    for rule, off in sorted(rules.items()):
        print(_told(rule, off))


def _told(rule: str, off: list[float]) -> str:
    over = sum(one > 0.03 for one in off)
    mean = sum(off) / len(off)
    return f"{rule}: {len(off)} shares, mean {mean:.1%}, most {max(off):.1%}, {over} over 3 points"


if __name__ == "__main__":
    main()
