"""Chinese in simplified characters: its names, patterns and words."""

from bookpress.languages.language import Language

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
