"""Scores of sentences by their words alone, as sumy's LSA, KL and SumBasic give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.summary.word_counts import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    import numpy as np
    from numpy.typing import NDArray

    from tui.summary.word_counts import WordCounts

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_SMOOTH = 0.4
_SAME = 1e-12


def lsa(counted: WordCounts) -> Floats:
    """Score sentences as sumy's LSA does (Steinberger and Ježek 2004).

    sumy decomposes the matrix of words and sentences, keeps every dimension, and ranks a sentence
    by the root of the sum of `sigma^2 v^2`. With every dimension kept that is the diagonal of
    `A^T A`, the length of the sentence's column; so the length is what we take, and there is no
    decomposition.

    Args:
        counted: Words of the sentences that count, stop words left out.
    """
    import numpy as np  # noqa: PLC0415

    total = counted.sentences
    most = np.zeros(total)
    np.maximum.at(most, counted.rows, counted.counts)
    shares = _SMOOTH + (1 - _SMOOTH) * counted.counts / most[counted.rows]
    filled = np.bincount(counted.rows, minlength=total)
    squares = np.bincount(counted.rows, shares**2, minlength=total)
    return np.asarray(
        np.sqrt(squares + np.where(most > 0, (len(counted.numbers) - filled) * _SMOOTH**2, 0.0))
    )


def kl_order(
    tokens: Sequence[Sequence[str]], stop_words: Set[str], same: Integers, count: int
) -> list[tuple[int, int]]:
    """Order sentences as sumy's KL does (Haghighi and Vanderwende 2009).

    Each step takes the sentence that leaves the least divergence from the whole text. sumy counts
    what is chosen by its words as they are written, capitals and stop words with them, and what
    may be chosen by its lower-cased words without stop words; and it stops words of the whole
    text before lower-casing them. So do we. sumy orders all sentences and then takes the first;
    we stop when those are known.

    Args:
        tokens: The words of each sentence, as written.
        stop_words: Words, lower-cased, that do not count.
        same: For each sentence a number that those with the same text share: sumy keeps one
            rating for all of them, that of the copy which is taken last.
        count: How many sentences are wanted.

    Returns:
        Pairs of sentence and rating, best first: at least `count` of them where there are so
        many.
    """
    return _in_turn(_Divergence(tokens, stop_words), same, count)


def sumbasic_order(
    content: Sequence[Sequence[str]], same: Integers, count: int
) -> list[tuple[int, int]]:
    """Order sentences as sumy's SumBasic does (Nenkova and Vanderwende 2005).

    Each step takes the sentence whose words are the likeliest on average, and squares the chance
    of each of them, as often as it stands there. sumy rates all sentences again at each step and
    goes on to the last; we stop when the first are known.

    Args:
        content: The stems of each sentence, stop words left out.
        same: As for `kl_order`.
        count: How many sentences are wanted.

    Returns:
        As `kl_order`.
    """
    return _in_turn(_Likeliest(content), same, count)


class _Steps(Protocol):
    """A greedy choice of sentences, one after the other."""

    def take(self) -> int:
        """Choose the next sentence."""


def _in_turn(steps: _Steps, same: Integers, count: int) -> list[tuple[int, int]]:
    """Take sentences until the first `count` are known; pairs of sentence and rating."""
    import numpy as np  # noqa: PLC0415

    waiting = np.bincount(same)
    ratings: dict[int, int] = {}
    final = 0
    for _ in range(len(same)):
        rated = -len(ratings)
        if final >= count and rated < min(_settled(ratings, waiting)):
            break
        taken = steps.take()
        group = int(same[taken])
        ratings[group] = rated
        waiting[group] -= 1
        if not waiting[group]:
            final += int(np.count_nonzero(same == group))
    done = [index for index in range(len(same)) if not waiting[same[index]]]
    pairs = [(index, ratings[int(same[index])]) for index in done]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _settled(ratings: dict[int, int], waiting: Integers) -> list[int]:
    return [rating for group, rating in ratings.items() if not waiting[group]]


class _Divergence:
    """The greedy choice of sentences by Kullback-Leibler divergence, step by step."""

    def __init__(self, tokens: Sequence[Sequence[str]], stop_words: Set[str]) -> None:
        import numpy as np  # noqa: PLC0415

        content = [[low for word in sentence if (low := word.lower()) not in stop_words]
                   for sentence in tokens]  # fmt: skip
        heard = [word.lower() for sentence in tokens for word in sentence
                 if word not in stop_words]  # fmt: skip
        self._counted = count_words(content)
        self._numbers = dict(self._counted.numbers)
        for word in heard:
            self._numbers.setdefault(word, len(self._numbers))
        columns = np.array([self._numbers[word] for word in heard], dtype=np.int64)
        share = np.bincount(columns, minlength=len(self._numbers)) / max(len(heard), 1)
        self._share = share
        self._entropy = share * np.log(np.where(share > 0, share, 1.0))
        most = int(self._counted.counts.max(initial=1)) + len(heard) + len(tokens) + 2
        self._logs = np.log(np.maximum(np.arange(most + sum(map(len, tokens))), 1))
        self._chosen = np.zeros(len(self._numbers), dtype=np.int64)
        self._length = 0
        self._left = np.ones(len(tokens), dtype=bool)
        self._tokens = tokens

    def take(self) -> int:
        """Choose the next sentence, the earliest of those that are equally good."""
        import numpy as np  # noqa: PLC0415

        counted, chosen, share = self._counted, self._chosen, self._share
        base = chosen > 0
        columns, counts = counted.columns, counted.counts.astype(np.int64)
        is_new = ~base[columns]
        weight, had = share[columns], chosen[columns]
        entropy = self._entropy[base].sum() + self._sum(self._entropy[columns] * is_new)
        mass = share[base].sum() + self._sum(weight * is_new)
        spoken = (share * self._logs[chosen])[base].sum() + self._sum(
            weight * (self._logs[had + counts] - np.where(is_new, 0.0, self._logs[had]))
        )
        size = self._logs[counted.lengths + self._length]
        divergence = np.where(self._left, entropy + size * mass - spoken, np.inf)
        least = divergence.min()
        taken = int(np.flatnonzero(divergence <= least + _SAME * max(abs(least), 1.0))[0])
        self._left[taken] = False
        self._length += len(self._tokens[taken])
        for word in self._tokens[taken]:
            if word in self._numbers:
                self._chosen[self._numbers[word]] += 1
        return taken

    def _sum(self, values: Floats) -> Floats:
        import numpy as np  # noqa: PLC0415

        rows = self._counted.rows
        return np.asarray(np.bincount(rows, values, minlength=self._counted.sentences))


class _Likeliest:
    """The greedy choice of sentences by the chances of their words, step by step."""

    def __init__(self, content: Sequence[Sequence[str]]) -> None:
        import numpy as np  # noqa: PLC0415

        counted = self._counted = count_words(content)
        said = np.bincount(counted.columns, counted.counts, minlength=max(len(counted.numbers), 1))
        self._chances = said / max(said.sum(), 1)
        self._left = np.ones(counted.sentences, dtype=bool)

    def take(self) -> int:
        """Choose the next sentence, the earliest of those that are equally good."""
        import numpy as np  # noqa: PLC0415

        counted = self._counted
        sums = np.bincount(
            counted.rows,
            counted.counts * self._chances[counted.columns],
            minlength=counted.sentences,
        )
        means = np.where(self._left, sums / np.maximum(counted.lengths, 1), -1.0)
        most = means.max()
        taken = int(np.flatnonzero(means >= most - _SAME * max(most, 0.0))[0])
        self._left[taken] = False
        low, high = np.searchsorted(counted.rows, (taken, taken + 1))
        columns = counted.columns[low:high]
        self._chances[columns] **= 2.0 ** np.minimum(counted.counts[low:high], 60)
        return taken
