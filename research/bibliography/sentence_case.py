"""Titles that are printed in capitals alone, in sentence case: "Deep learning for OFDM systems".

Not all names can be known, so an editor is told. A title that is no sentence, has a formula or marks, or a
short word that may be an abbreviation, stays as it is.
"""

import re
from typing import Final

FEWEST_WORDS: Final = 4
LONGEST_ABBREVIATION: Final = 5
"""Words of up to so many letters must be known: others may be abbreviations."""

# Words that a title in capitals has if it is a sentence and no list of acronyms.
_SMALL_WORDS: Final = frozenset(
    """
    a an and at by for from in of on over the to under using via with av för i med och om på till
    vid
    """.split()  # noqa: SIM905
)
_ACRONYMS: Final = frozenset(
    """
    AI ARQ AWGN BER BPSK CDMA CMOS CNN CPU CSI DNA DSP EEG FFT FIR FPGA GAN GNSS GPS GPU GSM HARQ
    IEEE IIR IOT LDPC LTE MAC MIMO MISO NOMA OFDM OFDMA PAM PSK QAM QPSK RADAR RIS RNA RNN SIMO SISO
    SNR SINR TDMA URLLC USA VLSI WASP WDM WLAN XOR
    """.split()  # noqa: SIM905
)
_SHORT_WORDS: Final = frozenset(
    """
    about above all any are array as based be below beam best bit bits block bound both case cell
    chip code codes cost data deep delay edge error fast fiber fibre field first flow free full game
    gain good graph group high how human input into is it its joint key large laser layer learn less
    light limit line link links local long loss low man many map mean mode model more multi near net
    new next noise non not novel ocean off one open or out paper part phase phone pilot point power
    radio rate rates real robot rule self sense set short side slow small some space speed state
    study sub than that their time tools two user users very view voice wave waves we when where
    wide world bra den det en ett kod koder korta nya nät som tal
    """.split()  # noqa: SIM905
)
_KNOWN_WORDS: Final = _SMALL_WORDS | _SHORT_WORDS
_SPELLINGS: Final = {"IOT": "IoT", "RADAR": "radar"}
# People after whom much is named: always with a capital.
_NAMES: Final = frozenset(
    """
    bayes bayesian bernoulli boltzmann doppler english euclidean europe european fourier gauss
    gaussian hamming hilbert kalman laplace markov nakagami nash nyquist poisson rayleigh reed
    riemann shannon solomon sweden swedish turing viterbi wiener
    """.split()  # noqa: SIM905
)
_WORD: Final = re.compile(r"[^\W_]+")
_VOWEL: Final = re.compile(r"[AEIOUYÅÄÖÉÜ]")


def in_sentence_case(title: str) -> str:
    """Return a stored title in sentence case if it is a sentence in capitals, else as it is."""
    words = _WORD.findall(title)
    is_plain = not re.search(r"[$\\{}]", title)
    is_sentence = len(words) >= FEWEST_WORDS and any(word.lower() in _SMALL_WORDS for word in words)
    if not (title.isupper() and is_plain and is_sentence and all(map(_is_known, words))):
        return title
    lowered = _WORD.sub(lambda word: _word(word[0]), title)
    # A sentence begins with a capital: the title, and what follows ":", "?" or "!".
    return re.sub(r"(?:^|[:?!] )\W*[^\W\d_]", lambda start: start[0].upper(), lowered)


def _is_known(word: str) -> bool:
    """Whether it is known which letters of a word in capitals are capitals."""
    is_long = len(word) > LONGEST_ABBREVIATION
    return is_long or word.lower() in _KNOWN_WORDS or _word(word) != word.lower()


def _word(word: str) -> str:
    """Return a word with the capitals that it surely has."""
    plural = word[:-1] if word.endswith("S") else ""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if word in _ACRONYMS or re.search(r"\d", word):
        return word
    if plural in _ACRONYMS:
        return f"{_SPELLINGS.get(plural, plural)}s"
    if len(word) > 1 and not _VOWEL.search(word):
        return word
    return word.capitalize() if word.lower() in _NAMES else word.lower()
