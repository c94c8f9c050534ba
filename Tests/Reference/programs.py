"""What CPython makes of programs that mean the same in Quire, in Quire's writing.

    python3 programs.py FILE        programs between U+001E in FILE; what each prints, and behind it the kind
                                    of the error that ended it, goes to standard output between U+001E
"""
import sys

SEPARATOR = "\x1e"


def written(value):
    """A value inside another as Quire shows it: texts stand in double quotes."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(written, value)) + (",)" if len(value) == 1 else ")")
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)}: {written(v)}" for k, v in value.items()) + "}"
    return repr(value)


def shown(value):
    """A value as print shows it."""
    return written(value) if isinstance(value, (list, tuple, dict)) else str(value)


def run(program):
    lines = []

    def show(*values):
        lines.append(" ".join(map(shown, values)) + "\n")

    kind = ""
    try:
        exec(compile(program, "program", "exec"), {"__name__": "__main__", "print": show})
    except UnboundLocalError:
        kind = "NameError"
    except Exception as error:
        kind = type(error).__name__
    return "".join(lines) + kind


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        programs = file.read().split(SEPARATOR)[:-1]
    for program in programs:
        sys.stdout.write(run(program) + SEPARATOR)


if __name__ == "__main__":
    main()
