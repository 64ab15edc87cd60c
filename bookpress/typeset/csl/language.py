"""The language of a work, in which its entry speaks: 等 or et al., 第 2 版 or 2nd ed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.typeset.csl.latex import parse
from bookpress.typeset.csl.nodes import pairs, words

if TYPE_CHECKING:
    from bookpress.facts import Work

# CSL's locales: the one that is taken where a tag names the language alone.
_REGIONS = pairs(
    "af ZA ar AR bg BG ca AD cs CZ cy GB da DK de DE el GR en US es ES et EE eu ES fa IR fi FI "
    "fr FR gl ES he IL hi IN hr HR hu HU id ID is IS it IT ja JP km KH ko KR la VA lt LT lv LV "
    "mn MN ms MY nb NO nl NL nn NO pl PL pt PT ro RO ru RU sk SK sl SI sr RS sv SE th TH tr TR "
    "uk UA vi VN zh CN"
)
# What babel, polyglossia and biblatex call them; biblatex writes “langgerman” in ``language``.
_CALLED = pairs(
    "afrikaans af arabic ar bulgarian bg catalan ca czech cs welsh cy danish da german de-DE "
    "ngerman de-DE germanb de-DE austrian de-AT naustrian de-AT swissgerman de-CH "
    "nswissgerman de-CH greek el polutonikogreek el english en-US american en-US usenglish en-US "
    "usmax en-US british en-GB ukenglish en-GB canadian en-CA australian en-AU newzealand en-NZ "
    "spanish es mexican es-MX estonian et basque eu persian fa farsi fa finnish fi french fr-FR "
    "francais fr-FR frenchb fr-FR acadian fr-CA canadien fr-CA galician gl hebrew he hindi hi "
    "croatian hr hungarian hu magyar hu indonesian id icelandic is italian it japanese ja "
    "korean ko latin la lithuanian lt latvian lv mongolian mn malay ms bokmal nb norsk nb "
    "norwegian nb nynorsk nn dutch nl polish pl portuguese pt-PT portuges pt-PT "
    "brazilian pt-BR brazil pt-BR romanian ro russian ru slovak sk slovene sl slovenian sl "
    "serbian sr serbianc sr swedish sv "
    "thai th turkish tr ukrainian uk vietnamese vi chinese zh-CN schinese zh-CN "
    "simplifiedchinese zh-CN chinese-simplified zh-CN chinese-hans zh-CN chinese-hant zh-TW "
    "tchinese zh-TW traditionalchinese zh-TW chinese-traditional zh-TW mandarin zh-CN "
    "cn zh-CN jp ja-JP kr ko-KR cmn zh-CN "
    "中文 zh-CN 汉语 zh-CN 简体中文 zh-CN 繁體中文 zh-TW 繁体中文 zh-TW 英文 en-US 英语 en-US "
    "日文 ja-JP 日语 ja-JP 日本語 ja-JP 俄文 ru-RU 俄语 ru-RU 韩文 ko-KR 韩语 ko-KR 한국어 ko-KR "
    "法文 fr-FR 法语 fr-FR 德文 de-DE 德语 de-DE 西班牙文 es-ES 西班牙语 es-ES"
)
_TAG = re.compile(
    r"(?P<language>[a-z]{2})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}))?"
    r"(?:[-_][a-z0-9-]+)?",
    re.IGNORECASE,
)
_OTHER_CHINESE = {"hant": "TW", "hk": "TW", "mo": "TW", "tw": "TW"}  # CSL has these two of Chinese
_NAMED_IN = ("langid", "hyphenation", "language")
_TITLES = ("title", "booktitle", "maintitle", "journaltitle", "journal", "publisher")
_NAMES = ("author", "editor", "translator")
_IN_BRACKETS = re.compile(r"[(（\[［【].*?[)）\]］】]")
_SCRIPTS = (
    ("ja-JP", re.compile(r"[\u3041-\u30fa\u30fd-\u30ff\uff66-\uff9d]")),
    ("ko-KR", re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("zh-CN", re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’-]*")
_UNSAID = "en-US"


def language_of(work: Work) -> str:
    """Return the language of a work as a BCP 47 tag that CSL has a locale for, such as ``zh-CN``.

    A person may say it (``langid``, ``hyphenation``, ``language``, by the names of babel or
    biblatex or as a tag). Otherwise it is that of the script of the title; where the title is in
    Latin letters and the authors are not, it is theirs.
    """
    said = {field.name: field.value for field in work.written}
    for name in _NAMED_IN:
        if tag := tag_of(said.get(name, "")):
            return tag
    title = next((said[name] for name in _TITLES if said.get(name)), "")
    names = next((said[name] for name in _NAMES if said.get(name)), "").replace(" and ", ", ")
    by_title, by_names = (_by_script(words(parse(text))) for text in (title, names))
    if (by_title, by_names) == ("zh-CN", "ja-JP"):  # a Japanese title may have no kana
        return by_names
    return by_title or by_names or _UNSAID


def tag_of(name: str) -> str:
    """Return the tag of a language that is named in any of the usual ways; empty if nobody knows.

    Of several (``language = {english and german}``) the first is taken.
    """
    first = re.split(r"\s+and\s+|[,;、，；/(]", re.sub(r"[{}]", "", name).strip().lower())[0]
    first = "".join(first.split())
    if tag := _CALLED.get(first) or _CALLED.get(first.removeprefix("lang")):
        return tag if "-" in tag else f"{tag}-{_REGIONS[tag]}"
    match = _TAG.fullmatch(first)
    if match is None or match["language"] not in _REGIONS:
        return ""
    language, region = match["language"], (match["region"] or "").upper()
    if language == "zh":
        parts = (match["script"] or "", match["region"] or "")
        return next(
            (f"zh-{_OTHER_CHINESE[one]}" for one in parts if one in _OTHER_CHINESE), "zh-CN"
        )
    return f"{language}-{region or _REGIONS[language]}"


def _by_script(text: str) -> str:
    """Return the language of a script that is not Latin; empty if the text is mostly Latin words.

    A sign of Chinese, Japanese or Korean counts as a word does: 基于 BERT 的模型 is Chinese, and
    “A Study of 道” English.
    """
    text = _IN_BRACKETS.sub("", text).strip() or text
    latin = len(_LATIN_WORD.findall(text))
    counts = {language: len(signs.findall(text)) for language, signs in _SCRIPTS}
    if cyrillic := _CYRILLIC.findall(text):
        language = "uk-UA" if _UKRAINIAN.search(text) else "ru-RU"
        return language if len(cyrillic) >= latin else ""
    if sum(counts.values()) < max(latin, 1):
        return ""
    return next(language for language, count in counts.items() if count)
