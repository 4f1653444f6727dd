"""Compiler: source files to byte code, run as a process of its own with nothing loaded: ``python -I -S compiler.py``.

What marshal writes depends on the strings that the process happens to know, so each file is compiled in a fork of the
same clean process: the same source gives the same bytes. Standard input is a JSON list of ``[source, name in
tracebacks, without typed dictionaries, result]``.
"""

import ast
import json
import marshal
import os
import sys


class WithoutTypedDicts(ast.NodeTransformer):
    """Empties the classes that derive from TypedDict; their names stay."""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """See ``ast.NodeVisitor``."""
        if any(isinstance(base, ast.Name) and base.id.endswith("TypedDict") for base in node.bases):
            node.body = [ast.copy_location(ast.Pass(), node)]
        return node


def compile_file(source: str, name: str, without_typed_dicts: bool, result: str) -> None:
    """Write the byte code of ``source`` to ``result``, whole or not at all."""
    with open(source, "rb") as file:
        tree = ast.parse(file.read(), name)
    if without_typed_dicts:
        tree = WithoutTypedDicts().visit(tree)
    scratch = f"{result}.{os.getpid()}"
    with open(scratch, "wb") as file:
        marshal.dump(compile(tree, name, "exec", dont_inherit=True), file)
    os.replace(scratch, result)


def main() -> None:
    """Compile every file of the list; exit status 1 at the first that does not compile."""
    for job in json.load(sys.stdin):
        child = os.fork()
        if child == 0:
            compile_file(*job)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            sys.exit(1)


if __name__ == "__main__":
    main()
