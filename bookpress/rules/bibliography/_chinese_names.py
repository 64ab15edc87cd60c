"""Chinese names that stand together in the place of one."""

from __future__ import annotations

import re

# The surnames that nine of ten bear. A list, for 山田, 太郎 and 欧阳, 修文 are one name each.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃"
    "武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
)
_NAME = rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_BY_BLANKS = re.compile(rf"{_NAME}(?:\s+(?:[和与及]\s+)?{_NAME})+")
_BY_COMMAS = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})+")


def parted_wrongly(name: str) -> str:
    """Return what parts the names in one name, if it is several; else an empty string."""
    if _BY_COMMAS.fullmatch(name):
        return "commas"
    if not _BY_BLANKS.fullmatch(name):
        return ""
    joint = re.search(r"\s([和与及])\s", name)
    return f"“{joint[1]}”" if joint else "blanks"
