"""Random words whose frequencies follow Zipf's law, as in a natural language."""

from functools import cache, cached_property
from itertools import accumulate
from random import Random
from typing import Final

SIZE: Final = 20_000
MOST_FREQUENT: Final = 60  # the most frequent words are short
SENTENCE: Final = 12  # words
PARAGRAPH: Final = 4  # sentences
CONSONANTS: Final = "bdfghjklmnprstv"
VOWELS: Final = {"en": "aeiou", "sv": "aeiouåäö"}


class Vocabulary:
    """The words of one language, the most frequent first."""

    def __init__(self, language: str) -> None:
        self.language = language

    @property
    def words(self) -> list[str]:
        return _words(self.language)

    @cached_property
    def _cumulative_weights(self) -> list[float]:
        return list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def sentences(self, rng: Random, words: int) -> list[str]:
        drawn = rng.choices(self.words, cum_weights=self._cumulative_weights, k=words)
        return [
            f"{' '.join(drawn[start : start + SENTENCE]).capitalize()}."
            for start in range(0, words, SENTENCE)
        ]

    def text(self, rng: Random, words: int) -> str:
        return " ".join(self.sentences(rng, words))

    def rich_text(self, rng: Random, words: int) -> str:
        sentences = self.sentences(rng, words)
        starts = range(0, len(sentences), PARAGRAPH)
        return "".join(
            f"<p>{' '.join(sentences[start : start + PARAGRAPH])}</p>" for start in starts
        )

    def subject(self, rng: Random) -> str:
        """Return two less frequent words for a title."""
        return " ".join(rng.choices(self.words[MOST_FREQUENT:], k=2))


@cache
def _words(language: str) -> list[str]:
    rng = Random(f"vocabulary of {language}")  # noqa: S311 — no secret
    unique: dict[str, None] = {}
    while len(unique) < SIZE:
        syllables = 2 if len(unique) < MOST_FREQUENT else rng.randint(2, 4)
        unique[_word(rng, VOWELS[language], syllables)] = None
    return list(unique)


def _word(rng: Random, vowels: str, syllables: int) -> str:
    return "".join(rng.choice(CONSONANTS) + rng.choice(vowels) for _ in range(syllables))
