"""温度与多数投票，都按公式精确计算。"""
from math import comb, exp


def softmax(scores, temperature):
    weights = [exp(score / temperature) for score in scores]
    return [weight / sum(weights) for weight in weights]


def majority(p, n):
    """n 次独立采样（n 是奇数）里过半数答对的概率。"""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k)
               for k in range(n // 2 + 1, n + 1))


scores = [2.0, 1.0, 0.0]
for temperature in (0.2, 1.0, 2.0):
    shares = softmax(scores, temperature)
    print(f"T = {temperature}:", *(f"{p:.3f}" for p in shares))

print("\n  n   p=0.45   p=0.60   p=0.75")
for n in (1, 5, 11, 21, 41):
    print(f"{n:>3}", *(f"{majority(p, n):8.3f}" for p in (0.45, 0.6, 0.75)))
