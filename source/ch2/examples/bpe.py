"""在一份小语料上训练字节对编码，再切分一个没有见过的词。"""
from collections import Counter

CORPUS = {"low": 5, "lower": 2, "newest": 6, "widest": 3}
END = "_"  # 词尾的记号


def pair_counts(words):
    counts = Counter()
    for symbols, frequency in words.items():
        for pair in zip(symbols, symbols[1:]):
            counts[pair] += frequency
    return counts


def merge(symbols, pair):
    merged, i = [], 0
    while i < len(symbols):
        if symbols[i : i + 2] == pair:
            merged.append(pair[0] + pair[1])
            i += 2
        else:
            merged.append(symbols[i])
            i += 1
    return tuple(merged)


def train(corpus, merges):
    words = {(*word, END): frequency for word, frequency in corpus.items()}
    rules = []
    for _ in range(merges):
        counts = pair_counts(words)
        # 取次数最多的一对；次数相同的，取字母次序在前的
        pair = min(counts, key=lambda p: (-counts[p], p))
        rules.append((pair, counts[pair]))
        words = {merge(s, pair): f for s, f in words.items()}
    return rules


def encode(word, rules):
    symbols = (*word, END)
    for pair, _ in rules:
        symbols = merge(symbols, pair)
    return symbols


rules = train(CORPUS, 10)
for i, ((left, right), count) in enumerate(rules, 1):
    print(f"{i:2d}  {left:>4} + {right:<6} {count} 次")
print("lowest ->", " ".join(encode("lowest", rules)))
for text in ("language model", "大语言模型"):
    size = len(text.encode("utf-8"))
    print(f"{text}：{len(text)} 个字符，{size} 个字节")
