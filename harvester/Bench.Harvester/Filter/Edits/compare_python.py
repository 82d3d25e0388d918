"""Says for pairs of Python sources whether more than comments, docstrings, formatting and names of locals differs.

Reads the pairs from standard input, "OLD-BYTES NEW-BYTES NAME" and a line feed before the bytes of each; writes a line for each:
"same", "differs" or "differs unparsed". The sources are only parsed, never run.
"""
import ast
import io
import re
import sys
import tokenize

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FREE = {"locals", "vars", "eval", "exec", "dir"}


def main():
    sys.setrecursionlimit(20000)
    source = sys.stdin.buffer
    while True:
        head = source.readline()
        if not head:
            break
        old_size, new_size, name = head.decode("utf-8", "replace").rstrip("\n").split(" ", 2)
        old = source.read(int(old_size))
        new = source.read(int(new_size))
        print(answer(old, new, name), flush=True)


def answer(old, new, name):
    if old == new:
        return "same"
    if name.endswith(".py"):
        if shape_differs(old, new):
            return "differs"
        try:
            return "differs" if differs(File(old), File(new)) else "same"
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass  # Python 2, or a language of its own: the tokens tell.
    try:
        return "differs unparsed" if tokens(old) != tokens(new) else "same"
    except (SyntaxError, ValueError, RecursionError, tokenize.TokenError):
        return "differs unparsed"


DEFINITION = re.compile(rb"\s*(async\s+def|def|class)\s")
OPENING = re.compile(rb"\s*(async\s+def|def|class)\s|\s*@")
NAMES = re.compile(r"\b(id|name|asname)='[^']*'")


def shape_differs(old, new):
    """True when the first or last function with an edit differs even without all names: then nothing else has to be parsed. False decides nothing."""
    old, new = old.splitlines(keepends=True), new.splitlines(keepends=True)
    first = same_lines(old, new) - 1
    last = same_lines(reversed(old), reversed(new))
    return shapes_differ(old, first, new, first) or shapes_differ(old, len(old) - last - 1, new, len(new) - last - 1)


def same_lines(old, new):
    count = 0
    for before, after in zip(old, new):
        if before != after:
            break
        count += 1
    return count


def shapes_differ(old, old_line, new, new_line):
    try:
        before, after = shape(old, old_line), shape(new, new_line)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return before is not None and after is not None and before != after


def indent_of(line):
    return len(line) - len(line.lstrip())


def shape(lines, start):
    """The function or class that begins at a line or above, without names, and with what follows it before the next one; None when there is none."""
    start = min(start, len(lines) - 1)
    while start >= 0 and not DEFINITION.match(lines[start]):
        start -= 1
    if start < 0:
        return None
    indent = indent_of(lines[start])
    end = start + 1
    while end < len(lines) and not (OPENING.match(lines[end]) and indent_of(lines[end]) <= indent):
        end += 1
    tree = ast.parse(b"if 1:\n" * bool(indent) + b"".join(lines[start:end]))
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                setattr(node, field, [statement for statement in statements if not no_effect(statement)])
    return NAMES.sub("", ast.dump(tree))


class File:
    """A parsed source with the text of its statements."""

    def __init__(self, data):
        self.tree = ast.parse(data)
        self.lines = data.splitlines(keepends=True)

    def text(self, node):
        start = min([node.lineno] + [decorator.lineno for decorator in getattr(node, "decorator_list", [])])
        lines = self.lines[start - 1:node.end_lineno]
        if not lines:
            return None
        head = lines[0][:node.col_offset].strip()
        tail = lines[-1][node.end_col_offset:].strip()
        if head or (tail and not tail.startswith(b"#")):
            return None  # Shares a line with another statement.
        return b"".join(lines)


def differs(old, new):
    return bodies_differ(old, old.tree.body, new, new.tree.body)


def bodies_differ(old_file, old, new_file, new):
    """Compares statements; those with equal text are not looked into, classes of one name member by member."""
    old = [node for node in old if not no_effect(node)]
    new = [node for node in new if not no_effect(node)]
    if len(old) != len(new):
        return True
    for before, after in zip(old, new):
        text = old_file.text(before)
        if text is not None and text == new_file.text(after):
            continue
        if isinstance(before, ast.ClassDef) and isinstance(after, ast.ClassDef):
            if class_head(before) != class_head(after) or bodies_differ(old_file, before.body, new_file, after.body):
                return True
        elif normal(before) != normal(after):
            return True
    return False


def class_head(node):
    parts = [node.name] + [ast.dump(part) for part in node.bases + node.keywords + node.decorator_list]
    return parts + [ast.dump(part) for part in getattr(node, "type_params", [])]


def no_effect(node):
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def normal(node):
    return ast.dump(Renamer().visit(node))


class Renamer(ast.NodeTransformer):
    """Numbers locals in order of appearance, and drops statements without effect. Parameters keep their names: callers may use them."""

    def __init__(self):
        self.scopes = []
        self.count = 0

    def visit(self, node):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                kept = [statement for statement in statements if not no_effect(statement)]
                setattr(node, field, kept if kept or field != "body" else [ast.Pass()])
        return super().visit(node)

    def visit_scope(self, node):
        parameters, bound = bindings(node)
        for outside in outer_parts(node):
            self.replace(node, outside)
        self.scopes.append({name: None for name in bound} | {name: name for name in parameters})
        if isinstance(node, ast.Lambda):
            node.body = self.visit(node.body)
        else:
            node.body = [self.visit(statement) for statement in node.body]
        self.scopes.pop()
        return node

    def replace(self, node, outside):
        owner, field, value = outside
        if isinstance(value, list):
            setattr(owner, field, [self.visit(item) if item is not None else None for item in value])
        elif value is not None:
            setattr(owner, field, self.visit(value))

    def visit_function(self, node):
        node.name = self.resolve(node.name)
        return self.visit_scope(node)

    visit_FunctionDef = visit_function
    visit_AsyncFunctionDef = visit_function
    visit_Lambda = visit_scope

    def visit_ClassDef(self, node):
        node.name = self.resolve(node.name)
        self.scopes.append(None)  # Names bound in a class are its members.
        self.generic_visit(node)
        self.scopes.pop()
        return node

    def visit_comprehension_scope(self, node):
        bound = {name.id for part in node.generators for name in ast.walk(part.target) if isinstance(name, ast.Name)}
        self.scopes.append({name: None for name in bound})
        node.generators = [self.visit(part) for part in node.generators]
        for field in ("elt", "key", "value"):
            if getattr(node, field, None) is not None:
                setattr(node, field, self.visit(getattr(node, field)))
        self.scopes.pop()
        return node

    visit_ListComp = visit_comprehension_scope
    visit_SetComp = visit_comprehension_scope
    visit_DictComp = visit_comprehension_scope
    visit_GeneratorExp = visit_comprehension_scope

    def visit_Name(self, node):
        node.id = self.resolve(node.id)
        return node

    def visit_ExceptHandler(self, node):
        if node.name:
            node.name = self.resolve(node.name)
        return self.generic_visit(node)

    def visit_alias(self, node):
        bound = node.asname or node.name.split(".")[0]
        node.asname = self.resolve(bound) if self.scopes else node.asname
        return node

    def visit_Nonlocal(self, node):
        node.names = [self.resolve(name) for name in node.names]
        return node

    def visit_MatchAs(self, node):
        if node.name:
            node.name = self.resolve(node.name)
        return self.generic_visit(node)

    def visit_MatchStar(self, node):
        if node.name:
            node.name = self.resolve(node.name)
        return node

    def resolve(self, name):
        for depth, scope in enumerate(reversed(self.scopes)):
            if scope is None:
                if depth == 0:
                    return name
                continue
            if name in scope:
                if scope[name] is None:
                    self.count += 1
                    scope[name] = "local %d" % self.count
                return scope[name]
        return name


def outer_parts(node):
    """What a function's definition evaluates outside of it."""
    arguments = node.args
    yield arguments, "defaults", arguments.defaults
    yield arguments, "kw_defaults", arguments.kw_defaults
    if not isinstance(node, ast.Lambda):
        yield node, "decorator_list", node.decorator_list
        yield node, "returns", node.returns
        for argument in every_argument(arguments):
            yield argument, "annotation", argument.annotation


def every_argument(arguments):
    extra = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return getattr(arguments, "posonlyargs", []) + arguments.args + arguments.kwonlyargs + extra


def bindings(node):
    """Parameters, and names bound in a function that can be renamed: none where the names can be read at run time."""
    parameters = {argument.arg for argument in every_argument(node.args)}
    bound, kept = set(), set()
    pending = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
    while pending:
        part = pending.pop()
        if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(part.name)
        elif isinstance(part, (ast.Global, ast.Nonlocal)):
            kept.update(part.names)
        elif isinstance(part, ast.alias):
            bound.add(part.asname or part.name.split(".")[0])
        elif isinstance(part, ast.ExceptHandler) and part.name:
            bound.add(part.name)
        elif isinstance(part, ast.Name):
            if isinstance(part.ctx, (ast.Store, ast.Del)):
                bound.add(part.id)
            elif part.id in FREE:
                return parameters, set()
        elif type(part).__name__ in ("MatchAs", "MatchStar") and part.name:
            bound.add(part.name)
        pending.extend(children(part))
    return parameters, bound - kept - parameters


def children(part):
    """Parts in the same scope; targets of a comprehension are in its own."""
    if isinstance(part, SCOPES + (ast.ClassDef,)):
        return []
    if isinstance(part, COMPREHENSIONS):
        return [item for item in ast.walk(part) if isinstance(item, ast.NamedExpr)]
    return ast.iter_child_nodes(part)


def tokens(data):
    """Tokens without comments, line ends and strings that stand alone."""
    kept, line = [], []
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING)
    for token in tokenize.tokenize(io.BytesIO(data).readline):
        if token.type in skipped:
            continue
        if token.type == tokenize.NEWLINE:
            if any(kind != tokenize.STRING for kind, _ in line):
                kept.append(line)
            line = []
        elif token.type in (tokenize.INDENT, tokenize.DEDENT):
            kept.append([(token.type, "")])
        else:
            line.append((token.type, token.string))
    return kept + [line]


if __name__ == "__main__":
    main()
