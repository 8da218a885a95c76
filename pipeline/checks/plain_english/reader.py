"""Reading a document: every rule of a house style, over its runs of words in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from pipeline.checks.plain_english.acronyms import acronyms
from pipeline.checks.plain_english.kinds import look
from pipeline.checks.plain_english.lexicon import Lexicon
from pipeline.checks.plain_english.long_sentences import passive, passive_rate
from pipeline.checks.plain_english.phrase_file import phrases_of
from pipeline.checks.plain_english.rule import SCOPES, Alarm, PlainRule, Scope
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.checks.plain_english.run import Prose
from pipeline.language.choices import NO_WORDS, OwnWords
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.house_style import HouseStyle, PlainEnglish
from pipeline.report_type.toml.house_style import house_style
from pipeline.resources import remembered


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen in a run of words: `passive` are its passive sentences, for each rule of them.

    In words of another language nothing is looked for.
    """

    is_english: bool
    alarms: tuple[Alarm, ...] = ()
    sentences: int = 0
    passive: tuple[int, ...] = ()


class Reader:
    """The rules that a house style has turned on."""

    def __init__(self, style: HouseStyle, own: OwnWords) -> None:
        self.style = style.plain_english
        for error in unfit(self.style):
            raise error
        ours = (one for one in plain_rules() if not one.styles or style.id in one.styles)
        on = [rule for rule in ours if rule.id not in self.style.off]
        self.rules = tuple(_tuned(rule, style, own) for rule in on)
        self._read = frozenset(scope for rule in self.rules for scope in rule.scope)
        looks = [(rule, look(rule.kind, self.style)) for rule in self.rules]
        self._looks = {
            scope: [(rule, one) for rule, one in looks if one and scope in rule.scope]
            for scope in SCOPES
        }
        self._lexicon = Lexicon(tuple(rule for rule in self.rules if rule.kind == "words"))
        self._once = frozenset(rule.id for rule in self.rules if rule.once)
        self._passive = [rule for rule in self.rules if rule.kind == "passive"]
        self._look_at = lru_cache(maxsize=1024)(self._of_text)

    def read(self, runs: Sequence[Prose]) -> list[Alarm]:
        """Return what all rules have to say of one document, in reading order for each rule."""
        found, english = list[Alarm](), list[tuple[int, Prose, _Look]]()
        for run, prose in enumerate(runs):
            if prose.scope in self._read:
                look_ = self._look_at(prose.text, prose.scope, prose.names)
                if look_.is_english:
                    english.append((run, prose, look_))
                    found += [alarm.of_run(run) for alarm in look_.alarms]
        found += self._of_sections(english)
        for rule in self.rules:
            if rule.kind == "acronym":
                found += acronyms(runs, rule)
        return list(self._told(found))

    def _of_text(self, text: str, scope: Scope, names: tuple[str, ...]) -> _Look:
        """Look at a run of words: most of them stand in a report that was looked at before."""
        prose = Prose(text, scope, names=names)
        if not prose.is_english:
            return _Look(is_english=False)
        return _Look(
            is_english=True,
            alarms=tuple(self._of_run(prose)),
            sentences=len(prose.sentences),
            passive=tuple(passive(prose, rule) for rule in self._passive),
        )

    def _of_run(self, prose: Prose) -> Iterator[Alarm]:
        yield from self._lexicon.find(prose, 0)
        for rule, look_for in self._looks[prose.scope]:
            yield from look_for(prose, 0, rule)

    def _of_sections(self, runs: Sequence[tuple[int, Prose, _Look]]) -> Iterator[Alarm]:
        for number, rule in enumerate(self._passive):
            ours = [one for one in runs if one[1].scope in rule.scope]
            for _, section in groupby(ours, key=lambda one: one[1].section):
                counts = [(run, one.sentences, one.passive[number]) for run, _, one in section]
                yield from passive_rate(counts, rule, self.style)

    def _told(self, found: Sequence[Alarm]) -> Iterator[Alarm]:
        """Yield the alarms without those that are told once and have been told."""
        told: set[tuple[str, str]] = set()
        for alarm in found:
            key = (alarm.rule, alarm.term)
            if alarm.rule in self._once and key in told:
                continue
            told.add(key)
            severity = self.style.severity.get(alarm.rule, alarm.severity)
            yield alarm if severity is alarm.severity else replace(alarm, severity=severity)


def unfit(named: PlainEnglish) -> Iterator[BrokenError]:
    """Yield an error for each rule that a house style names and that is none, or has no phrases."""
    kinds = {rule.id: rule.kind for rule in plain_rules()}
    for id_, at in named.named.items():
        if id_ not in kinds:
            message = f"There is no plain-English rule ‘{id_}’."
            hint = did_you_mean(id_, tuple(kinds))
            yield BrokenError(message, place=Place(template=at), hint=hint)
        elif id_ in named.exempt and kinds[id_] != "words":
            message = f"‘{id_}’ looks for no phrases, so it has none to exempt."
            yield BrokenError(message, place=Place(template=at))


def _tuned(rule: PlainRule, style: HouseStyle, own: OwnWords) -> PlainRule:
    more = tuple(phrases_of(style.plain_english.exempt.get(rule.id, ())))
    lists = rule.lists
    if rule.kind == "acronym":
        lists = {**(lists or {}), "known": rule.words("known") | set(own.acronyms)}
    return replace(rule, exceptions=(*rule.exceptions, *more), lists=lists)


@remembered
def reader(style: str, own: OwnWords = NO_WORDS) -> Reader:
    """Return the reader of a house style. Raises BrokenError when a file of rules is wrong."""
    return Reader(house_style(style), own)
