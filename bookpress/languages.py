"""The languages of a book: the one home of their codes and of every fixed word they print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """What the press must know to typeset a language.

    ``code`` is Sphinx's name (``zh_CN``), ``tag`` the BCP 47 tag that finished editions carry,
    ``short`` the name in paths and make targets, ``name`` what readers of it call it.
    Formats hold one ``%s`` for the number; ``date`` is a pattern of CLDR (UTS #35).
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
    equation: str
    appendix: str
    page: str
    date: str
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
    equation="式\u00a0(%s)",
    appendix="附录 %s",
    page="第 %s 页",
    date="y 年 M 月 d 日",
    contents="目录",
    references="参考文献",
    index="索引",
    cover="封面",
    symbols="符号",
    words={
        "download": "下载",
        "open html": "在线阅读",
        "open epub": "ePub 电子书",
        "open pdf": "PDF",
        "read in": "阅读其他语言版本",
        "start": "正文",
        "landmarks": "导览",
        "notes": "注释",
        "edition": "第 %s 版",
        "glossary pages": "粗体的页码指术语表。",
        "title page": "书名页",
        "cover of": "《%s》封面",
        "accessibility": "全书由带标题层级的文字构成，可调整字号与配色；"
        "目录、注释与交叉引用都可以跳转。",
        "licence": "许可协议",
        "made with": "用 %s 与 %s 制作",
        "search the book": "搜索全书",
        "book contents": "全书目录",
        "page contents": "本页目录",
        # the words of Furo and Sphinx that Sphinx's catalogs lack, by their English
        "Skip to content": "跳到正文",
        "Back to top": "回到页首",
        "On this page": "本页目录",
        "Next": "下一页",
        "Previous": "上一页",
        "Home": "首页",
        "Toggle site navigation sidebar": "打开或关闭全书目录",
        "Toggle table of contents sidebar": "打开或关闭本页目录",
        "Toggle Light / Dark / Auto color theme": "切换浅色、深色与自动配色",
        "Toggle navigation of %s": "展开或收起“%s”",
        "Please activate JavaScript to enable the search functionality.": (
            "搜索需要启用 JavaScript。"
        ),
    },
)

ENGLISH = Language(
    code="en",
    tag="en",
    short="en",
    name="English",
    chapter="Chapter\u00a0%s",
    section="Section\u00a0%s",
    figure="Figure\u00a0%s",
    table="Table\u00a0%s",
    listing="Listing\u00a0%s",
    equation="Equation\u00a0(%s)",
    appendix="Appendix\u00a0%s",
    page="p.\u00a0%s",
    date="d MMMM y",
    contents="Contents",
    references="References",
    index="Index",
    cover="Cover",
    symbols="Symbols",
    words={
        "download": "Download",
        "open html": "Read online",
        "open epub": "ePub",
        "open pdf": "PDF",
        "read in": "Read in another language",
        "start": "Start of the text",
        "landmarks": "Landmarks",
        "notes": "Notes",
        "edition": "Edition %s",
        "glossary pages": "Page numbers in bold refer to the glossary.",
        "title page": "Title page",
        "cover of": "Cover of %s",
        "accessibility": "The book is text under a hierarchy of headings, in type and colours "
        "that the reader may choose; contents, notes and cross-references are links.",
        "licence": "Licence",
        "made with": "Made with %s and %s",
        "search the book": "Search the book",
        "book contents": "The whole book",
        "page contents": "This page",
        # Furo and Sphinx speak English: what is missing here is printed as it is
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
