"""LoRA 训练多少参数，以及秩为什么可以很小。"""
import numpy as np


def trained(layers, width, matrices, rank):
    # 每个改动的 d × d 矩阵各有 B（d × r）和 A（r × d）
    return layers * matrices * rank * (width + width)


MODELS = [  # 名称、层数、宽度、秩、全部参数
    ("LLaMA-7B", 32, 4096, 8, 6.7e9),
    ("LLaMA-65B", 80, 8192, 8, 65.2e9),
    ("GPT-3", 96, 12288, 4, 175e9),
]
for name, layers, width, rank, total in MODELS:
    count = trained(layers, width, 2, rank)  # 只改注意力的两个矩阵
    print(f"{name:<10}{count:>11,} {count / total:8.4%}"
          f"  1/{total / count:,.0f}")

# 一个近似低秩的改变：三个秩一的矩阵之和，加一点噪声
random = np.random.default_rng(0)
size = 48
change = sum(random.normal(size=(size, 1)) @ random.normal(size=(1, size))
             for _ in range(3))
change += 0.1 * random.normal(size=(size, size))
values = np.linalg.svd(change, compute_uv=False)
print()
for rank in (1, 2, 3, 4, 8):
    kept = (values[:rank] ** 2).sum() / (values**2).sum()
    numbers = rank * 2 * size
    print(f"r = {rank}  {numbers:>4} / {size * size}  {kept:.3f}")
