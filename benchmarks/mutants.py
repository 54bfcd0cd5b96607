"""Which mutants there are of a module: by cosmic-ray's operators (one or two replacements of each sort), and six that it lacks:
a statement less, an operand less, an element less, a filter less or turned, one branch of a conditional, `in` for `not in`.

Annotations, aliases of types, imports, docstrings and `assert_never` have none.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import parso
from attrs import frozen
from cosmic_ray.ast import ast_nodes
from cosmic_ray.operators import (
    binary_operator_replacement,
    boolean_replacer,
    break_continue,
    comparison_operator_replacement,
    number_replacer,
    unary_operator_replacement,
    zero_iteration_for_loop,
)

Place = tuple[int, int]
_SPELT = {
    each.name: each.value for each in (*binary_operator_replacement.BinaryOperators, *comparison_operator_replacement.ComparisonOperators)
}
_TURNED = {
    "Eq": ("NotEq",),
    "NotEq": ("Eq",),
    "Is": ("IsNot",),
    "IsNot": ("Is",),
    "Lt": ("LtE", "GtE"),
    "LtE": ("Lt", "Gt"),
    "Gt": ("GtE", "LtE"),
    "GtE": ("Gt", "Lt"),
    "Add": ("Sub",),
    "Sub": ("Add",),
    "Mul": ("FloorDiv", "Add"),
    "FloorDiv": ("Mul",),
    "Div": ("Mul",),
    "Mod": ("FloorDiv",),
    "BitOr": ("BitAnd",),
    "BitAnd": ("BitOr",),
    "BitXor": ("BitAnd",),
    "LShift": ("RShift",),
    "RShift": ("LShift",),
}
_WORDS = {"ReplaceTrueWithFalse": "False", "ReplaceFalseWithTrue": "True", "ReplaceAndWithOr": "or", "ReplaceOrWithAnd": "and"}
_WORDS |= {"ReplaceBreakWithContinue": "continue", "ReplaceContinueWithBreak": "break", "ZeroIterationForLoop": "()"}
_DELETED = {"ReplaceUnaryOperator_Delete_Not": 3, "ReplaceUnaryOperator_Delete_USub": 1, "ReplaceUnaryOperator_Delete_Invert": 1}


@frozen
class Mutant:
    """``start`` and ``end`` of what ``new`` replaces, as places in the text; its first and last line."""

    path: str
    operator: str
    start: int
    end: int
    old: str
    new: str
    lines: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.path}:{self.lines[0]} {self.operator}: {self.old!r} -> {self.new!r}"


def mutants(path: Path, name: str) -> list[Mutant]:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = text.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    skipped = list(_skipped(tree))
    found: dict[tuple[int, int, str], Mutant] = {}

    def add(operator: str, first: Place, last: Place, new: Callable[[str], str]) -> None:
        start, end = begins[first[0] - 1] + first[1], begins[last[0] - 1] + last[1]
        old = text[start:end]
        if any(one <= first < other for one, other in skipped) or not _reads(text[:start] + new(old) + text[end:]):
            return
        mutant = Mutant(name, operator, start, end, old, new(old), (first[0], last[0]))
        if mutant.new != old:
            found.setdefault((start, end, mutant.new), mutant)

    for operator, first, last, new in _cosmic_ray(text):
        add(operator, first, last, new)
    for node, operator, text_of_new in _more(tree, text):
        begin = (node.lineno, len(lines[node.lineno - 1].encode()[: node.col_offset].decode()))
        assert node.end_lineno is not None
        end = (node.end_lineno, len(lines[node.end_lineno - 1].encode()[: node.end_col_offset].decode()))
        add(operator, begin, end, lambda _, new=text_of_new: new)  # type: ignore[misc]
    return list(found.values())


def _reads(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _skipped(tree: ast.Module) -> Iterator[tuple[Place, Place]]:
    for node in ast.walk(tree):
        parts: list[ast.expr | ast.stmt | None] = []
        if isinstance(node, ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg)
            parts = [node.returns, *(each.annotation for each in arguments if each is not None)]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            parts = [node]
        elif isinstance(node, ast.Module):
            parts = [each for each in node.body if isinstance(each, ast.Expr) or _is_alias(each)]
        for part in parts:
            if part is not None and part.end_lineno is not None and part.end_col_offset is not None:
                yield (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)


def _is_alias(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Subscript | ast.BinOp):
        return False
    return isinstance(node.targets[0], ast.Name) and node.targets[0].id[0].isupper()


def _cosmic_ray(text: str) -> Iterator[tuple[str, Place, Place, Callable[[str], str]]]:
    kinds = [
        *binary_operator_replacement.operators(),
        *comparison_operator_replacement.operators(),
        *unary_operator_replacement.operators(),
        boolean_replacer.ReplaceTrueWithFalse,
        boolean_replacer.ReplaceFalseWithTrue,
        boolean_replacer.ReplaceAndWithOr,
        boolean_replacer.ReplaceOrWithAnd,
        boolean_replacer.AddNot,
        break_continue.ReplaceBreakWithContinue,
        break_continue.ReplaceContinueWithBreak,
        number_replacer.NumberReplacer,
        zero_iteration_for_loop.ZeroIterationForLoop,
    ]
    tree = parso.parse(text)
    for kind in kinds:
        name = kind.__name__
        turned, into = name.split("_")[-2:] if "_" in name else ("", "")
        for node in ast_nodes(tree):
            for place, (first, last) in enumerate(kind().mutation_positions(node)):
                if into in _TURNED.get(turned, ()):
                    yield name, first, last, lambda _, new=_SPELT[into]: new  # type: ignore[misc]
                elif name in _DELETED:
                    yield name, first, (first[0], first[1] + _DELETED[name]), lambda _: ""
                elif name in _WORDS:
                    yield name, first, last, lambda _, new=_WORDS[name]: new  # type: ignore[misc]
                elif name == "AddNot":
                    yield name, first, last, lambda old: f"not ({old})"
                elif name == "NumberReplacer":
                    yield name, first, last, lambda old, by=1 - 2 * place: str(ast.literal_eval(old) + by)  # type: ignore[misc]


def _more(tree: ast.Module, text: str) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    def source(node: ast.expr) -> str:
        return ast.get_source_segment(text, node) or ""

    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp):
            word = " and " if isinstance(node.op, ast.And) else " or "
            for left_out in node.values:
                yield node, "RemoveOperand", f"({word.join(f'({source(each)})' for each in node.values if each is not left_out)})"
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            word = "not in" if isinstance(node.ops[0], ast.In) else "in"
            yield node, "In", f"{source(node.left)} {word} {source(node.comparators[0])}"
        elif isinstance(node, ast.Tuple | ast.Set | ast.List) and all(isinstance(each, ast.Constant) for each in node.elts):
            begin, end = {ast.Tuple: ("(", ",)"), ast.Set: ("{", "}"), ast.List: ("[", "]")}[type(node)]
            for gone in node.elts if len(node.elts) > 1 else ():
                yield node, "RemoveElement", begin + ", ".join(source(each) for each in node.elts if each is not gone) + end
        elif isinstance(node, ast.IfExp):
            yield node, "IfExpBody", f"({source(node.body)})"
            yield node, "IfExpElse", f"({source(node.orelse)})"
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield test, "NoFilter", "True"
                yield test, "NotFilter", f"not ({source(test)})"
        if isinstance(node, ast.Module | ast.ClassDef):
            continue
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            for each in statements if isinstance(statements, list) else ():
                if _can_go(each):
                    yield each, "RemoveStatement", "pass"


def _can_go(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        never = isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "assert_never"
        return not never and not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Subscript | ast.Attribute)
    return isinstance(node, ast.AugAssign | ast.Return | ast.Continue | ast.Break)
