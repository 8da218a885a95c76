"""A plain-English rule as data: what is looked for, where, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from pipeline.model.finding import Citation, Rule, Severity

Scope: TypeAlias = Literal["paragraph", "item", "cell", "quote", "heading", "statement"]
Kind: TypeAlias = Literal[
    "words",  # phrases to find, perhaps with others to write instead
    "ending",  # words that end in one of some ways
    "sentence",  # how long a sentence is
    "passive",  # how many sentences of a section are passive
    "acronym",  # the first use in a document
    "repetition",  # the same word twice
    "mark",  # a mark of punctuation
    "spacing",  # spaces where none belong
    "number",  # figures or words
    "quotation",  # which marks are round a quotation
    "grade",  # how the name of a grade is written
    "date",  # how a day is written
    "plural",  # plurals with an apostrophe
    "article",  # ‘a’ or ‘an’
    "verb",  # forms of verbs that do not fit
    "row",  # long sentences one after another
]
SCOPES: tuple[Scope, ...] = get_args(Scope)
KINDS: tuple[Kind, ...] = get_args(Kind)
LISTS: Mapping[Kind, tuple[str, ...]] = {
    "ending": ("kept",),
    "sentence": (
        "pronouns",
        "subjects",
        "verbs",
        "linking",
        "contrasts",
        "hanging",
        "pairs",
        "unfinished",
    ),
    "passive": ("be", "between", "adjectives", "irregular"),
    "acronym": ("known",),
    "repetition": ("kept", "particles", "moving"),
    "number": ("labels", "units", "idioms", "clock", "days", "ratios", "aged", "old"),
    "grade": ("grades", "first", "judging"),
    "plural": ("kept",),
    "verb": ("asking", "doing", "nouns", "be", "bases"),
}
"""The lists of words that a kind asks for beside its rule."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in lower case, one after another; what to do instead; and who says so.

    `term` is what its forms have in common. A phrase is let pass if one of the words `near`
    stands within a few words of it, and if one of `unless_before` comes next. It is found only if
    one of `only_before` is among the few words that follow, and with `followed` only before a word.
    """

    words: tuple[str, ...]
    hint: str = ""
    term: str = ""
    near: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    followed: bool = False
    citation: Citation | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule, and how it is looked for. In `message` `{found}` stands for the words found.

    A phrase among the `exceptions` is let pass, and the phrases inside it with it. Words between
    quotation marks are looked at only with `in_quotations`. With `once`, a phrase is told only
    the first time in a document; with `unless_explained`, not where the text says what it means.
    With `styles` it holds only in these house styles.
    `lists` are the other words that its kind asks for, by name. It finds something in each text
    of `finds`, and nothing in those of `lets_pass`: a test holds it to them.
    """

    rule: Rule
    kind: Kind
    scope: frozenset[Scope]
    message: str
    finds: tuple[str, ...]
    lets_pass: tuple[str, ...]
    in_quotations: bool = False
    once: bool = False
    unless_explained: bool = False
    phrases: tuple[Phrase, ...] = ()
    exceptions: tuple[tuple[str, ...], ...] = ()
    lists: Mapping[str, frozenset[str]] | None = None
    styles: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Return the id of the rule."""
        return self.rule.id

    @property
    def hint(self) -> str:
        """Return the usual way out."""
        return self.rule.hint

    def words(self, name: str) -> frozenset[str]:
        """Return one of the other lists, empty where the rule has none of this name."""
        return (self.lists or {}).get(name, frozenset())


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a rule (its id) says of a span of a run of words; `run` is its place among those read.

    Without a span (`end` is 0) it concerns the whole section of the run.
    """

    rule: str
    run: int
    start: int
    end: int
    message: str
    hint: str = ""
    measured: str = ""
    limit: str = ""
    severity: Severity | None = None
    citation: Citation | None = None
    term: str = ""

    def of_run(self, run: int) -> Alarm:
        """Return it for another run of the same words."""
        return Alarm(
            self.rule,
            run,
            self.start,
            self.end,
            self.message,
            self.hint,
            self.measured,
            self.limit,
            self.severity,
            self.citation,
            self.term,
        )
