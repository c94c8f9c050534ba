"""Writes CPython's syntax tree in the form of Tests/QuireSyntaxTests/TreeDumper.swift.

    python3 tree.py FILE ...       the tree of each file
    python3 tree.py --golden       rewrites Tests/QuireSyntaxTests/Golden/*.tree from the .py files beside them
"""
import ast
import pathlib
import sys

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.LShift: "<<", ast.RShift: ">>", ast.UAdd: "+", ast.USub: "-", ast.Invert: "~",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}


def quoted(data):
    out = '"'
    for byte in data:
        if byte in b'"\\':
            out += "\\" + chr(byte)
        elif 0x20 <= byte < 0x7F:
            out += chr(byte)
        else:
            out += f"\\x{byte:02x}"
    return out + '"'


def items(nodes):
    return "[" + " ".join(map(dump, nodes)) + "]"


def block(nodes):
    return "{" + "; ".join(map(statement, nodes)) + "}"


def documented(node):
    body = node.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return quoted(first.value.value.encode()), block(body[1:])
    return "_", block(body)


def parameters(a):
    out = []

    def one(mark, arg, default=None):
        out.append(mark + arg.arg + (":" + dump(arg.annotation) if arg.annotation else "")
                   + ("=" + dump(default) if default is not None else ""))

    plain = [("/", p) for p in a.posonlyargs] + [("", p) for p in a.args]
    defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
    for (mark, arg), default in zip(plain, defaults):
        one(mark, arg, default)
    if a.vararg:
        one("*", a.vararg)
    for arg, default in zip(a.kwonlyargs, a.kw_defaults):
        one("!", arg, default)
    if a.kwarg:
        one("**", a.kwarg)
    return "[" + " ".join(out) + "]"


def alias(a):
    return a.name + (f" as {a.asname}" if a.asname else "")


def statement(n):
    marks = "".join(" @" + dump(d) for d in getattr(n, "decorator_list", []))
    match n:
        case ast.Expr(): return dump(n.value)
        case ast.Assign(): return f"(= {items(n.targets)} {dump(n.value)})"
        case ast.AugAssign(): return f"({OPERATORS[type(n.op)]}= {dump(n.target)} {dump(n.value)})"
        case ast.AnnAssign(): return f"(: {dump(n.target)} {dump(n.annotation)} {dump(n.value)})"
        case ast.If(): return f"(if {dump(n.test)} {block(n.body)} {block(n.orelse)})"
        case ast.While(): return f"(while {dump(n.test)} {block(n.body)} {block(n.orelse)})"
        case ast.For(): return f"(for {dump(n.target)} {dump(n.iter)} {block(n.body)} {block(n.orelse)})"
        case ast.FunctionDef():
            doc, body = documented(n)
            return f"(def {n.name} {parameters(n.args)} {dump(n.returns)} {doc} {body}{marks})"
        case ast.ClassDef():
            doc, body = documented(n)
            return f"(class {n.name} {dump(n.bases[0] if n.bases else None)} {doc} {body}{marks})"
        case ast.Return(): return f"(return {dump(n.value)})"
        case ast.Break(): return "(break)"
        case ast.Continue(): return "(continue)"
        case ast.Pass(): return "(pass)"
        case ast.Delete(): return f"(del {items(n.targets)})"
        case ast.Global(): return f"(global {' '.join(n.names)})"
        case ast.Nonlocal(): return f"(nonlocal {' '.join(n.names)})"
        case ast.Assert(): return f"(assert {dump(n.test)} {dump(n.msg)})"
        case ast.Raise(): return f"(raise {dump(n.exc)})"
        case ast.Try():
            handlers = "".join(
                f" (except {dump(h.type)} {h.name or '_'} {block(h.body)})" for h in n.handlers)
            return f"(try {block(n.body)}{handlers} {block(n.orelse)} {block(n.finalbody)})"
        case ast.With():
            heads = " ".join(f"{dump(i.context_expr)} {dump(i.optional_vars)}" for i in n.items)
            return f"(with {heads} {block(n.body)})"
        case ast.Import(): return f"(import {', '.join(map(alias, n.names))})"
        case ast.ImportFrom():
            names = "*" if n.names[0].name == "*" else ", ".join(map(alias, n.names))
            return f"(from {n.module} {names})"
    raise NotImplementedError(type(n))


def dump(n):
    match n:
        case None: return "_"
        case ast.Constant(value=str(v)): return quoted(v.encode("utf-8", "surrogatepass"))
        case ast.Constant(value=bytes(v)): return "b" + quoted(v)
        case ast.Constant(value=v): return "..." if v is ... else repr(v)
        case ast.Name(): return n.id
        case ast.JoinedStr(): return f"(f{pieces(n)})"
        case ast.List(): return items(n.elts)
        case ast.Tuple(): return f"(tuple {items(n.elts)})"
        case ast.Set(): return f"(set {items(n.elts)})"
        case ast.Dict():
            return "(dict" + "".join(
                (f" {dump(k)}:" if k else " **") + dump(v) for k, v in zip(n.keys, n.values)) + ")"
        case ast.UnaryOp(op=ast.Not()): return f"(not {dump(n.operand)})"
        case ast.UnaryOp(): return f"({OPERATORS[type(n.op)]} {dump(n.operand)})"
        case ast.BinOp(): return f"({OPERATORS[type(n.op)]} {dump(n.left)} {dump(n.right)})"
        case ast.BoolOp():
            word = "and" if isinstance(n.op, ast.And) else "or"
            out = dump(n.values[0])
            for value in n.values[1:]:
                out = f"({word} {out} {dump(value)})"
            return out
        case ast.Compare():
            return f"(compare {dump(n.left)}" + "".join(
                f" {OPERATORS[type(o)]} {dump(c)}" for o, c in zip(n.ops, n.comparators)) + ")"
        case ast.IfExp(): return f"(choose {dump(n.test)} {dump(n.body)} {dump(n.orelse)})"
        case ast.Call():
            arguments = [(a, "*" + dump(a.value) if isinstance(a, ast.Starred) else dump(a)) for a in n.args]
            arguments += [(k.value, f"{k.arg}={dump(k.value)}" if k.arg else "**" + dump(k.value)) for k in n.keywords]
            arguments.sort(key=lambda pair: (pair[0].lineno, pair[0].col_offset))
            return f"(call {dump(n.func)}" + "".join(" " + text for _, text in arguments) + ")"
        case ast.Attribute(): return f"(. {dump(n.value)} {n.attr})"
        case ast.Subscript(): return f"(at {dump(n.value)} {dump(n.slice)})"
        case ast.Slice(): return f"(slice {dump(n.lower)} {dump(n.upper)} {dump(n.step)})"
        case ast.Lambda(): return f"(lambda {parameters(n.args)} {{(return {dump(n.body)})}})"
        case ast.ListComp(): return f"(listed {dump(n.elt)}{clauses(n)})"
        case ast.SetComp(): return f"(setted {dump(n.elt)}{clauses(n)})"
        case ast.GeneratorExp(): return f"(generated {dump(n.elt)}{clauses(n)})"
        case ast.DictComp(): return f"(dicted {dump(n.key)} {dump(n.value)}{clauses(n)})"
        case ast.Starred(): return f"(* {dump(n.value)})"
    raise NotImplementedError(type(n))


def clauses(n):
    return "".join(
        f" (for {dump(g.target)} {dump(g.iter)})" + "".join(f" (if {dump(c)})" for c in g.ifs)
        for g in n.generators)


def pieces(n):
    out = ""
    for piece in n.values:
        if isinstance(piece, ast.Constant):
            out += " " + dump(piece)
        else:
            out += " {" + dump(piece.value)
            if piece.conversion >= 0:
                out += "!" + chr(piece.conversion)
            if piece.format_spec is not None and piece.format_spec.values:
                out += " :" + pieces(piece.format_spec)
            out += "}"
    return out


def tree(text):
    return "\n".join(map(statement, ast.parse(text).body))


if __name__ == "__main__":
    if sys.argv[1:] == ["--golden"]:
        folder = pathlib.Path(__file__).parent.parent / "QuireSyntaxTests" / "Golden"
        for path in sorted(folder.glob("*.py")):
            path.with_suffix(".tree").write_text(tree(path.read_text()) + "\n")
    else:
        for name in sys.argv[1:]:
            print(tree(pathlib.Path(name).read_text()))
