"""Words as digests that only the holder of a key can make: BLAKE2s with a key, which is a MAC.

A word becomes two bytes, and three words in a row become four. Two different words share their
two bytes once in 65,535 pairs. In a file the two bytes of each word are masked as well, or the
commonest ones would be known by how often they come; the mask is SHAKE-256 of the key and of what
is masked.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2s, shake_256

GRAM = 3
"""Words in a row that have a digest of their own."""
APART = 0
"""What stands between two fields, and in place of words that are let pass."""

_NONCE = 16


class Key:
    """A key and what is made with it. The same words give the same digests."""

    def __init__(self, secret: bytes) -> None:
        self._secret = blake2s(secret, person=b"copies").digest()
        self._words = _Words(self._secret)

    def words(self, words: Iterable[str]) -> array[int]:
        """Return a number of two bytes for each word, never 0; and 0 for each ''."""
        found = array("H", b"".join(map(self._words.__getitem__, words)))
        if len(self._words) > _MOST_WORDS:
            self._words = _Words(self._secret)
        return found

    def grams(self, words: array[int], step: int = 1) -> list[int | None]:
        """Return the digest of each `step`-th run of words; None where not all are words."""
        raw, key, size = words.tobytes(), self._secret, 2 * GRAM
        whole = _whole(words)
        return [
            int.from_bytes(blake2s(raw[at : at + size], key=key, digest_size=4).digest())
            if whole[at >> 1]
            else None
            for at in range(0, 2 * (len(words) - GRAM + 1), 2 * step)
        ]

    def number(self, text: str) -> int:
        """Return eight bytes for an id, as a number; 0 for ''."""
        raw = blake2s(text.encode(), key=self._secret, person=b"id", digest_size=8).digest()
        return int.from_bytes(raw) if text else 0

    def check(self) -> str:
        """Return what tells this key from another one without giving it away."""
        return blake2s(b"", key=self._secret, person=b"check", digest_size=16).hexdigest()

    def nonce(self, words: bytes) -> bytes:
        """Return what the mask of these words is made with, beside the key."""
        return blake2s(words, key=self._secret, person=b"nonce", digest_size=_NONCE).digest()

    def masked(self, words: bytes, nonce: bytes) -> bytes:
        """Return words with their mask on; those that are masked, without it."""
        length = len(words)
        mask = shake_256(self._secret + nonce).digest(length)
        return (int.from_bytes(words) ^ int.from_bytes(mask)).to_bytes(length)


_MOST_WORDS = 500_000  # that are remembered


class _Words(dict[str, bytes]):
    """The digest of each word that was asked for."""

    def __init__(self, secret: bytes) -> None:
        super().__init__({"": bytes(2)})
        self._secret = secret

    def __missing__(self, word: str) -> bytes:
        raw = blake2s(word.encode(), key=self._secret, person=b"word", digest_size=8).digest()
        made = (int.from_bytes(raw) % 0xFFFF + 1).to_bytes(2, "little")
        self[word] = made
        return made


def _whole(words: Sequence[int]) -> bytearray:
    """Return, for each place, whether a run of words begins there."""
    whole = bytearray(b"\1") * len(words)
    for at, word in enumerate(words):
        if word == APART:
            first = max(0, at - GRAM + 1)
            whole[first : at + 1] = bytes(at + 1 - first)
    return whole
