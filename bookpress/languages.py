"""The languages of a book: the one home of their codes and of every fixed word they print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """What the press must know to typeset a language.

    ``code`` is Sphinx's name (``zh_CN``), ``tag`` the BCP 47 tag that finished editions carry,
    ``short`` the name in paths and make targets, ``name`` what readers of it call it.
    Formats hold one ``%s`` for the number.
    """

    code: str
    tag: str
    short: str
    name: str
    chapter: str
    section: str
    figure: str
    table: str
    listing: str
    appendix: str
    page: str
    contents: str
    references: str
    index: str
    cover: str
    symbols: str
    words: dict[str, str]


CHINESE = Language(
    code="zh_CN",
    tag="zh-CN",
    short="zh",
    name="中文",
    chapter="第 %s 章",
    section="第 %s 节",
    figure="图 %s",
    table="表 %s",
    listing="代码 %s",
    appendix="附录 %s",
    page="第 %s 页",
    contents="目录",
    references="参考文献",
    index="索引",
    cover="封面",
    symbols="符号",
    words={
        "download": "下载",
        "read in": "阅读其他语言版本",
        "start": "正文",
        "landmarks": "导览",
        "notes": "注释",
    },
)

ENGLISH = Language(
    code="en",
    tag="en",
    short="en",
    name="English",
    chapter="Chapter %s",
    section="Section %s",
    figure="Figure %s",
    table="Table %s",
    listing="Listing %s",
    appendix="Appendix %s",
    page="p. %s",
    contents="Contents",
    references="References",
    index="Index",
    cover="Cover",
    symbols="Symbols",
    words={
        "download": "Download",
        "read in": "Read in another language",
        "start": "Start of the text",
        "landmarks": "Landmarks",
        "notes": "Notes",
    },
)

LANGUAGES = {language.code: language for language in (CHINESE, ENGLISH)}


def language_of(name: str) -> Language:
    """Return the language called ``name``: a Sphinx code, a BCP 47 tag or a short name.

    Raises:
        KeyError: the press cannot typeset this language yet.
    """
    for language in LANGUAGES.values():
        if name in (language.code, language.tag, language.short):
            return language
    raise KeyError(name)
