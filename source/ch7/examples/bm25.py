"""从头实现 BM25，配一个玩具的语义排名，再作倒数排名融合。"""
from collections import Counter
from math import log, sqrt

DOCS = {
    "d1": "退款将在七个工作日内原路返回",
    "d2": "订单发货后不能修改收货地址",
    "d3": "申请退货需要保留发票和包装",
    "d4": "会员可以享受免费退货服务",
    "d5": "发票将以电子邮件的形式发送",
    "d6": "收货地址可以在发货前修改",
}
# 代替嵌入模型：人工指定每个词属于哪个话题
TOPICS = {
    "退款": "refund", "返回": "refund", "钱": "refund",
    "到账": "refund", "工作日": "time", "多久": "time",
    "退货": "return", "免费": "return", "发票": "invoice",
    "邮件": "invoice", "地址": "address", "发货": "address",
}
K1, B, K = 1.5, 0.75, 60


def bigrams(text):
    return [text[i : i + 2] for i in range(len(text) - 1)]


def topics(text):
    return Counter(t for word, t in TOPICS.items() if word in text)


TF = {doc: Counter(bigrams(text)) for doc, text in DOCS.items()}
DF = Counter(term for counts in TF.values() for term in counts)
MEAN = sum(sum(counts.values()) for counts in TF.values()) / len(TF)


def bm25(query, doc):
    counts, score = TF[doc], 0.0
    norm = K1 * (1 - B + B * sum(counts.values()) / MEAN)
    for term in bigrams(query):
        idf = log(1 + (len(DOCS) - DF[term] + 0.5) / (DF[term] + 0.5))
        score += idf * counts[term] * (K1 + 1) / (counts[term] + norm)
    return score


def cosine(query, doc):
    q, d = topics(query), topics(DOCS[doc])
    size = sqrt(sum(n * n for n in q.values())
                * sum(n * n for n in d.values()))
    return sum(q[t] * d[t] for t in q) / size if size else 0.0


def ranked(score, query):
    """得分大于零的文档，由高到低；同分的按名称。"""
    hits = [doc for doc in DOCS if score(query, doc) > 0]
    return sorted(hits, key=lambda doc: (-score(query, doc), doc))


def fuse(*rankings):
    total = Counter()
    for ranking in rankings:
        for place, doc in enumerate(ranking, 1):
            total[doc] += 1 / (K + place)
    return sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))


QUERY = "退货的钱多久到账"
lexical, semantic = ranked(bm25, QUERY), ranked(cosine, QUERY)
print("BM25  ", *(f"{doc} {bm25(QUERY, doc):.3f}" for doc in lexical))
print("topics", *(f"{doc} {cosine(QUERY, doc):.3f}" for doc in semantic))
print("RRF   ", *(f"{d} {s:.4f}" for d, s in fuse(lexical, semantic)))
