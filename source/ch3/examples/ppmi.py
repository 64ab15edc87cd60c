"""由计数得到词向量：共现次数、正点互信息、截断的奇异值分解、余弦。"""
import numpy as np

SENTENCES = """
cats chase mice in the house
dogs chase cats in the garden
kittens chase mice in the garden
puppies chase cats in the house
banks lend money to the city
funds lend money to the bank
banks move money in the city
funds move money in the market
""".split("\n")
WINDOW, WIDTH = 2, 4

sentences = [line.split() for line in SENTENCES if line]
words = sorted({word for sentence in sentences for word in sentence})
row = {word: number for number, word in enumerate(words)}

counts = np.zeros((len(words), len(words)))
for sentence in sentences:
    for i, word in enumerate(sentence):
        near = range(max(0, i - WINDOW), min(len(sentence), i + WINDOW + 1))
        for j in near:
            if i != j:
                counts[row[word], row[sentence[j]]] += 1

together = counts / counts.sum()
alone = together.sum(axis=1)
with np.errstate(divide="ignore"):  # 没有一同出现过的，对数是负无穷
    ppmi = np.maximum(0, np.log2(together / np.outer(alone, alone)))

left, values, _ = np.linalg.svd(ppmi)
vectors = left[:, :WIDTH] * values[:WIDTH]


def cosine(a, b):
    a, b = vectors[row[a]], vectors[row[b]]
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


print(len(words), "个词；最大的奇异值：", np.round(values[:WIDTH], 2))
for pair in ("kittens puppies", "banks funds", "dogs kittens",
             "kittens funds", "mice money"):
    a, b = pair.split()
    print(f"{a:>8} ~ {b:<8}{cosine(a, b):+.2f}")
