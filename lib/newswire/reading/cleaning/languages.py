"""The language that a text is in: English by its commonest words, others by the model in py3langid's wheel."""

import re
from functools import cache

from ...data import read_rows

_ROWS = read_rows(__package__, "languages.csv")
NAMES = {row["code"]: row["name"] for row in _ROWS}
LETTERS = {row["code"]: frozenset(row["letters"]) for row in _ROWS}  # beyond a to z; none where the script is another

# Words that English texts are full of and others hardly have: a quarter of the words in news, one in thirty in Dutch.
_ENGLISH = frozenset(
    "the and that with from said has were which their this would been they his who of is by to it be not he she but or "
    "than after about when what there could should you your we our if because".split()
)
_SHARE, _FEWEST = 0.1, 3  # of them make a text English
_WORDS = 20  # that a text must have to be told by them
_SLICE = 500  # characters from the beginning, the middle and the end, so that the larger part of a mixed text tells
_LETTERS = 15  # with fewer than that nothing can be told
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(r"[A-Z]")
_NOISE = re.compile(r"https?://\S{1,300}|www\.\S{1,300}|\S{1,64}@\S{1,64}|[@#]\w{1,50}")
# How sure the model must be: English is what most texts are, so that another language takes more to be believed.
_SURE_ENGLISH, _SURE, _LIKELY, _NOT_ENGLISH = 0.4, 0.8, 0.5, 0.005


def language_of(text: str) -> str | None:
    """Return the two letters of a text's language (ISO 639-1), None where it is too short to tell.

    Examples
    --------
    >>> language_of("Le ministre a déclaré jeudi que les pourparlers se poursuivraient."), language_of("Paris (AFP)")
    ('fr', None)
    """
    sample = text if len(text) <= 3 * _SLICE else _slices(text)
    return "en" if is_english(sample) else _by_model(sample)


def is_english(text: str) -> bool:
    """Tell whether a text is plainly English, by its commonest words; the language of others takes a closer look.

    Examples
    --------
    >>> is_english("The union said that wages had fallen behind prices and that it was to strike if they did not rise.")
    True
    """
    words = text.lower().split()
    if len(words) < _WORDS:
        return False
    spelled = sum(map(str.isalpha, words))  # without numbers, of which tables in texts are full
    return sum(map(_ENGLISH.__contains__, words)) >= max(_FEWEST, _SHARE * spelled)


def name_of(language: str) -> str:
    """Return the English name of a language, or its letters where it has none here.

    Examples
    --------
    >>> name_of("fr"), name_of("xx")
    ('French', 'xx')
    """
    return NAMES.get(language, language)


def likeliest(text: str, languages: list[str]) -> tuple[str, float]:
    """Return the likeliest of some languages, and how probable it is that a text is in any of them, from 0 to 1.

    Examples
    --------
    >>> likeliest("Le ministre a déclaré jeudi que les pourparlers se poursuivraient.", ["es", "fr"])[0]
    'fr'
    """
    ranked = dict(_model().rank(text))
    return max(languages, key=lambda language: ranked[language]), sum(ranked[language] for language in languages)


def _slices(text: str) -> str:
    """Return the beginning, the middle and the end of a text."""
    middle = (len(text) - _SLICE) // 2
    return f"{text[:_SLICE]} {text[middle : middle + _SLICE]} {text[-_SLICE:]}"


def _by_model(sample: str) -> str | None:
    """Return the language that the model finds in a sample, None where it is not sure."""
    sample = _NOISE.sub(" ", sample)
    letters = len(_LETTER.findall(sample))
    if letters < (_LETTERS if sample.isascii() else _LETTERS // 3):  # a Chinese or Korean sentence has few
        return None
    if len(_CAPITAL.findall(sample)) > letters / 2:
        sample = sample.lower()  # the model knows words as they are mostly written
    best, share = _model().classify(sample)
    if share >= (_SURE_ENGLISH if best == "en" else _SURE):
        return best
    sure = best != "en" and share >= _LIKELY and dict(_model().rank(sample))["en"] < _NOT_ENGLISH
    return best if sure else None


@cache
def _model():
    """Return the model, which takes half a second and 120 MB to open."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(NAMES)
    return model
