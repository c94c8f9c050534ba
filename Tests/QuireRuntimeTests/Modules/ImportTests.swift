import Glibc
import QuireRuntime
import QuireSyntax
import QuireTestSupport
import Testing

/// Imports and loads of files: what they find, that they run once, and what is said when they fail.
@Suite struct ImportTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = [
      "m.star": "def add(a, b):\n    return a + b\nvalue = 7\n_own = 1\nprint(\"m runs\")\n",
      "bad.star": "def half(x):\n    return 1 / x\n",
      "sub/n.star": "load(\"../m.star\", \"value\", plus=\"add\")\nload(\"o.nb\", \"o\")\n"
        + "total = plus(value, o)\n",
      "sub/o.nb": "o = 3\n",
      "pkg/__init__.nb": "from pkg.part import p\nimport pkg.other as oo\nq = p + 1\n",
      "pkg/part.nb": "p = 41\n",
      "pkg/other.py": "z = 5\n",
      "plain/k.nb": "k = 1\n",
      "math.nb": "pi = 3\n",
      "time/inner.nb": "x = 1\n",
      "a.nb": "import b\n",
      "b.nb": "load(\"c.star\", \"x\")\n",
      "c.star": "import a\nx = 1\n",
      "itself.nb": "import itself\n",
      "again.nb": "import main\n",
      "slip.nb": "x = 1\ny = = 2\n",
      "late.nb": "def f():\n    import m\n    return m.value\n",
      "name.nb": "name = __name__\nfile = __file__\n",
      "lib.bzl": "b = 8\n",
      "secret.txt": "root:x:0:0\n",
      "secret": "root:x:0:0\n",
      "dir.nb/inner.nb": "x = 1\n",
      "large.nb": String(repeating: "#", count: 64 << 20 + 1),
    ]
    for (name, text) in files { try folder.write(name, text) }
    mkfifo("\(folder.path)/pipe.nb", 0o600)
    symlink("/dev/zero", "\(folder.path)/zero.star")
    if let file = fopen("\(folder.path)/latin.py", "wb") {
      fwrite([0x78, 0x20, 0xE9] as [UInt8], 1, 3, file)
      fclose(file)
    }
  }

  /// What a program in the folder prints; of an error the whole text, without the folder's path.
  private func shown(_ code: String, file: String = "main.nb") -> String {
    let output = TextOutput()
    let session = Session(output: output)
    session.interpreter.findModule = ModuleSearch().find
    do {
      let source = SourceFile(name: "\(folder.path)/\(file)", text: code)
      let value = try session.run(source, as: .program)
      try output.show(value, in: session.interpreter)
      return output.text.replacing("\(folder.path)/", with: "")
    } catch let failure as Session.Failure {
      let renderer = DiagnosticRenderer(width: 300)
      return (output.text + failure.diagnostics.map(renderer.render).joined(separator: "\n"))
        .replacing("\(folder.path)/", with: "")
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("load(\"m.star\", \"add\", v=\"value\")\nadd(v, 1)", "m runs\n8\n"),
    ("load(\"m.star\", \"value\",)\nvalue", "m runs\n7\n"),
    ("load(\"m\", \"value\")\nvalue", "m runs\n7\n"),
    ("load(\"sub/n.star\", \"total\")\ntotal", "m runs\n10\n"),
    (
      "load(\"m.star\", \"value\")\nload(\"./sub/../m.star\", \"add\")\nimport m\nm.value",
      "m runs\n7\n"
    ),
    ("import m as one\nfrom m import add as plus, value\nplus(value, one.value)", "m runs\n14\n"),
    ("from m import *\nadd(value, 0)", "m runs\n7\n"),
    ("import pkg.part\n(pkg.q, pkg.part.p, pkg.oo.z)", "(42, 41, 5)\n"),
    ("from pkg import other\nother.z", "5\n"),
    ("import plain.k as k\nk.k", "1\n"),
    ("import plain.k\nplain.k.k", "1\n"),
    ("from plain import k\nk.k", "1\n"),
    ("from plain.k import k\nk", "1\n"),
    ("load(\"math\", \"pi\")\npi", "3\n"),
    ("import math\nmath.pi", "3\n"),
    ("import time\ntype(time.time()) == float", "True\n"),
    ("load(\"time\", \"sleep\")\nsleep(0)", ""),
    ("import late\nlate.f() + late.f()", "m runs\n14\n"),
    ("import name\n(name.name, name.file, __name__)", "(\"name\", \"name.nb\", \"__main__\")\n"),
    ("load(\"lib.bzl\", \"b\")\nload(\"lib\", c=\"b\")\n(b, c)", "(8, 8)\n"),
    ("load = 3\nload", "3\n"),
    ("def f():\n    load(\"m.star\", \"value\")\n    return value\nf()", "m runs\n7\n"),
    (
      "try:\n    import nothing\nexcept ImportError as e:\n    print(e)",
      "no module is named \"nothing\"\n"
    ),
    ("if __name__ == \"__main__\":\n    print(1)", "1\n"),
  ]) func finds(code: String, output: String) { #expect(shown(code) == output) }

  @Test(arguments: [
    (
      "load(\"m.sta\", \"add\")",
      """
      main.nb:1:6: ImportError: no file is named "m.sta"
          1 | load("m.sta", "add")
            |      ^~~~~~~
         hint: did you mean "m.star"?
      """
    ),
    (
      "load(\"m.star\", \"ad\")",
      """
      m runs
      main.nb:1:16: ImportError: module m.star has no name "ad"
          1 | load("m.star", "ad")
            |                ^~~~
         hint: it has add, value
      """
    ),
    (
      "from m import valeu",
      """
      m runs
      main.nb:1:15: ImportError: module m has no name "valeu"
          1 | from m import valeu
            |               ^~~~~
         hint: did you mean value?
      """
    ),
    (
      "import a",
      """
      c.star:1:8: ImportError: a.nb imports itself: a.nb → b.nb → c.star → a.nb
          1 | import a
            |        ^
         hint: put what they share into a file that imports neither
         in top level (line 1), called from top level (b.nb:1), called from top level (a.nb:1), called from top level (main.nb:1)
      """
    ),
    (
      "import itself",
      """
      itself.nb:1:8: ImportError: itself.nb imports itself: itself.nb → itself.nb
          1 | import itself
            |        ^~~~~~
         hint: its names are in scope here
         in top level (line 1), called from top level (main.nb:1)
      """
    ),
    (
      "import slip",
      """
      slip.nb:2:5: SyntaxError: expected a value, found '='
          2 | y = = 2
            |     ^
         hint: '==' compares, '=' assigns
         in top level (line 2), called from top level (main.nb:1)
      """
    ),
    (
      "load(\"bad.star\", \"half\")\nhalf(0)",
      """
      bad.star:2:16: ZeroDivisionError: division by zero
          2 |     return 1 / x
            |            ----^
         hint: test the divisor first: a / b if b != 0 else 0
         in half (line 2), called from top level (main.nb:2)
      """
    ),
    (
      "load(\"time.star\", \"sleep\")",
      """
      main.nb:1:6: ImportError: no file is named "time.star"
          1 | load("time.star", "sleep")
            |      ^~~~~~~~~~~
         hint: import time
      """
    ),
    (
      "import pkg.nothing",
      """
      main.nb:1:8: ImportError: no module is named "pkg.nothing"
          1 | import pkg.nothing
            |        ^~~~~~~~~~~
         hint: a module is a .nb, .py, .star or .bzl file beside the importing file, in QUIRE_PATH, or one of Quire's own
      """
    ),
  ]) func explains(code: String, error: String) { #expect(shown(code) == error) }

  /// Only programs are read, and nothing that could keep the reader waiting.
  @Test(arguments: [
    (
      "secret.txt",
      "secret.txt is no module: only files that end in .nb, .py, .star or .bzl are read"
    ),
    ("secret", "secret is no module: only files that end in .nb, .py, .star or .bzl are read"),
    (
      "/etc/passwd",
      "/etc/passwd is no module: only files that end in .nb, .py, .star or .bzl are read"
    ),
    ("/dev/zero", "/dev/zero is a device, expected a file"),
    ("zero.star", "zero.star is a device, expected a file"),
    ("pipe.nb", "pipe.nb is a pipe, expected a file"),
    ("large.nb", "large.nb holds more than the 64 MiB of a module"),
    ("latin.py", "latin.py is not UTF-8 text"),
  ]) func readsPrograms(file: String, message: String) {
    let shown = shown("load(\"\(file)\", \"x\")")
    #expect(
      shown.hasPrefix(
        """
        main.nb:1:6: ImportError: \(message)
            1 | load("\(file)", "x")
              |      ^\(String(repeating: "~", count: file.utf8.count + 1))
        """), "\(shown)")
    let name = file.prefix { $0 != "." }
    if ["pipe", "latin", "large"].contains(name) {
      let hasPipe = name == "pipe"
      #expect(
        self.shown("import \(name)").contains(
          hasPipe ? "no module is named \"pipe\"" : "ImportError: \(message)"))
    }
  }

  @Test func aFunctionThatABuiltinCallsHasItsCallersInTheTrace() {
    let code = "def f(x):\n    return 1 / x\ndef g():\n    return sorted([0], key=f)\ng()"
    #expect(
      shown(code).hasSuffix(
        "in f (line 2), called from g (line 4), called from top level (line 5)"))
  }

  @Test func aProgramIsPartOfACycle() throws {
    try folder.write("main.nb", "import again\n")
    #expect(
      shown("import again").hasPrefix(
        "again.nb:1:8: ImportError: main.nb imports itself: main.nb → again.nb → main.nb\n"))
  }

  @Test func aModuleThatFailedRunsAgain() throws {
    let code =
      "for i in range(2):\n    try:\n        import fails\n    except Exception as e:\n        print(e)"
    try folder.write("fails.nb", "print(\"runs\")\nraise ValueError(\"no\")\n")
    #expect(shown(code) == "runs\nno\nruns\nno\n")
  }
}

/// `sys.exit` ends a program and cannot be caught.
@Suite struct SystemModuleTests {
  @Test(arguments: [
    (
      "import sys\ntry:\n    sys.exit(3)\nexcept Exception:\n    print(\"caught\")\nfinally:\n    print(\"last\")",
      "last\n", "3"
    ),
    ("import sys\nprint(1)\nsys.exit()\nprint(2)", "1\n", ""),
    ("import sys\nsys.exit(\"why\")", "", "why"),
    ("raise SystemExit(2)", "", "2"),
  ]) func exits(code: String, output: String, status: String) {
    let sink = TextOutput()
    let session = Session(output: sink)
    do throws(Session.Failure) {
      _ = try session.run(SourceFile(name: "test.nb", text: code), as: .program)
      Issue.record("the program ended by itself")
    } catch {
      #expect(error.diagnostics.map(\.kind) == ["SystemExit"])
      #expect(error.diagnostics.map(\.message) == [status])
    }
    #expect(sink.text == output)
  }

  @Test(arguments: [
    ("import sys\nsys.stdout.write(\"a\")", "a1\n"),
    ("import sys\nprint(1, file=sys.stdout, end=\"\")\nsys.stdout.flush()", "1"),
    ("import sys\nprint(1, file=sys.stderr)", "1\n"),
    (
      "import sys\n(sys.maxsize, sys.maxunicode, sys.byteorder)",
      "(9223372036854775807, 1114111, \"little\")\n"
    ),
  ]) func writes(code: String, expected: String) { #expect(output(of: code) == expected) }
}
