"""发觉可疑回答的两种办法：期望校准误差与语义熵。"""
from collections import Counter
from math import log2

# 每组：平均把握、回答数、其中答对的
BINS = [(0.55, 40, 22), (0.65, 60, 36), (0.75, 80, 52),
        (0.85, 120, 84), (0.95, 200, 150)]


def calibration_error(bins):
    total = sum(n for _, n, _ in bins)
    return sum(n / total * abs(right / n - said) for said, n, right in bins)


for said, n, right in BINS:
    print(f"{said:.2f} -> {right / n:.2f}  {said - right / n:+.2f}")
print(f"ECE = {calibration_error(BINS):.3f}\n")

FILLERS = {"it", "was", "in", "the", "year", "about"}


def meaning(answer):
    """代替判断蕴含的模型：去掉大小写、句点和虚词。"""
    words = answer.lower().replace(".", "").split()
    return " ".join(word for word in words if word not in FILLERS)


def entropy(labels):
    shares = [n / len(labels) for n in Counter(labels).values()]
    return sum(-p * log2(p) for p in shares)


SAMPLES = {
    "A": ["In 2017.", "It was 2017", "the year 2017", "2017",
          "In the year 2017."],
    "B": ["In 1948.", "It was 1951", "about 1948", "1960",
          "In the year 1955."],
}
for question, answers in SAMPLES.items():
    strings = entropy(answers)
    meanings = entropy([meaning(answer) for answer in answers])
    print(f"{question}: {strings:.2f} / {meanings:.2f}")
