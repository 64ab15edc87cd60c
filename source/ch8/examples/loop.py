"""智能体的循环：照剧本行事的模型、两件工具、一次看得见的失败。"""
import ast
import operator

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub,
             ast.Mult: operator.mul, ast.Div: operator.truediv}
YEARS = {"GPT-1": 2018, "GPT-2": 2019, "GPT-3": 2020}


def calculate(text):
    """只作四则运算：算式由语法树逐层算出，从不当作程序执行。"""

    def value(node):
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            operate = OPERATORS[type(node.op)]
            return operate(value(node.left), value(node.right))
        if isinstance(node, ast.Constant):
            if isinstance(node.value, (int, float)):
                return node.value
        raise ValueError(text)

    return value(ast.parse(text, mode="eval").body)


TOOLS = {"calculate": calculate, "look_up": YEARS.__getitem__}


def scripted_model(seen):
    """代替语言模型：由已有的观察决定下一步。"""
    if not seen:
        return "look_up", "GPT 3"  # 故意写错一个字符
    if str(seen[-1]).startswith("error"):
        return "look_up", "GPT-3"  # 看到报错，改正调用
    if len(seen) == 2:
        return "look_up", "GPT-1"
    if len(seen) == 3:
        return "calculate", f"{seen[1]} - {seen[2]}"
    return "finish", str(seen[-1])


def run(model, limit=8):
    seen = []
    for step in range(1, limit + 1):
        action, argument = model(seen)
        if action == "finish":
            print(f"{step}. finish: {argument}")
            return
        try:
            observation = TOOLS[action](argument)
        except (KeyError, ValueError, SyntaxError) as problem:
            observation = f"error: {type(problem).__name__}"
        print(f"{step}. {action}({argument!r}) -> {observation}")
        seen.append(observation)


run(scripted_model)

print("\n  n   p=0.90   p=0.95   p=0.99")
for n in (1, 5, 10, 20, 50):
    print(f"{n:>3}", *(f"{p**n:8.3f}" for p in (0.90, 0.95, 0.99)))
