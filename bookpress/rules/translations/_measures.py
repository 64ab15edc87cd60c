"""Units of measure: 10 公里 may be 6 miles, and 14 天 two weeks, so that their numbers differ."""

from __future__ import annotations

import re

# One dimension a paragraph, one unit a line, in both languages.
_DIMENSIONS = """
世纪 century centuries
年代 decade decades
年 year years
个月 month months
周 星期 week weeks
天 日 day days
小时 hour hours h
分钟 minute minutes min
秒 second seconds
毫秒 millisecond milliseconds ms

公里 千米 km kilometre kilometres kilometer kilometers
里 li
米 m metre metres meter meters
厘米 cm centimetre centimetres centimeter centimeters
毫米 mm
英里 mile miles
英尺 尺 foot feet ft
英寸 寸 inch inches
码 yard yards

斤 jin catty catties
两 liang
公斤 千克 kg kilogram kilograms kilo kilos
克 g gram grams
吨 t ton tons tonne tonnes
磅 pound pounds lb lbs
盎司 ounce ounces oz

摄氏度 度 ℃ °C Celsius
华氏度 ℉ °F Fahrenheit

亩 mu
公顷 hectare hectares ha
英亩 acre acres

升 litre litres liter liters l
毫升 ml
加仑 gallon gallons

元 块 人民币 yuan RMB ¥
美元 $ dollar dollars USD
港元 HK$
欧元 € euro euros
英镑 £
日元 yen
"""
_UNITS = {
    word: (dimension, unit)
    for dimension, lines in enumerate(_DIMENSIONS.strip().split("\n\n"))
    for unit, words in enumerate(lines.split("\n"))
    for word in words.split()
}
_HAN = sorted((word for word in _UNITS if not word[0].isascii()), key=len, reverse=True)
_LATIN = sorted((word for word in _UNITS if word[0].isalpha() and word.isascii()), key=len)
_BEHIND = re.compile(
    rf"[\s-]?[余多]?(?:(?:US|more|further|long) )?"
    rf"(?P<unit>{'|'.join(map(re.escape, _HAN))}|(?:{'|'.join(reversed(_LATIN))})(?![A-Za-z]))",
)
_BEFORE = re.compile(r"(?P<unit>HK\$|[$€£¥])\s?$")

Unit = tuple[int, int]


def unit_of(text: str, start: int, end: int) -> Unit | None:
    """Return the unit that a number at this place of a text counts; None for any other thing."""
    found = _BEHIND.match(text, end) or _BEFORE.search(text, max(start - 4, 0), start)
    return _UNITS[found["unit"]] if found else None


def is_conversion(one: Unit | None, other: Unit | None) -> bool:
    """Tell whether two units measure the same thing differently."""
    return one is not None and other is not None and one[0] == other[0] and one[1] != other[1]
