import QuireRuntime
import QuireStandard
import Testing

/// The standard modules in sessions of Swift programs.
struct ScriptSessionTests {
  private func failure(of code: String, in session: ScriptSession) -> String? {
    do throws(ScriptFailure) {
      try session.run(code)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func scriptsImportThem() throws {
    let session = ScriptSession()
    #expect(failure(of: "import json", in: session) == "no module is named \"json\"")
    session.addStandardModules()
    let found: [String] = try session.evaluate(
      """
      import json, re, os.path
      from collections import Counter
      from functools import reduce
      from statistics import mean
      [json.dumps({"a": [1, None]}), re.sub(r"\\d+", "#", "a1b22"), str(Counter("aab")["a"]),
       str(reduce(lambda x, y: x + y, [1, 2, 3])), str(mean([1, 2])), os.path.join("a", "b")]
      """)
    #expect(found == ["{\"a\": [1, null]}", "a#b#", "2", "6", "1.5", "a/b"])
  }

  @Test(arguments: StandardModules.namesOfPlainTexts + StandardModules.modules.map(\.name))
  func eachRunsWithNothingElse(module: String) throws {
    let session = ScriptSession()
    session.addStandardModules()
    try session.run("import \(module)")
  }

  @Test func noneReachesFiles() throws {
    let session = ScriptSession()
    session.addStandardModules()
    let absent = [
      "import os\nos.listdir('.')", "import os\nos.getenv('HOME')", "import os\nos.system('ls')",
      "import os\nos.remove('x')",
    ]
    for code in absent {
      #expect(failure(of: code, in: session)?.hasPrefix("Quire has no os.") == true, "\(code)")
    }
    let others = [
      "import os.path\nos.path.exists('/')", "import pathlib\npathlib.Path('/').exists()",
      "import pathlib\npathlib.Path('/etc/hosts').read_text()", "open('/etc/hosts')",
      "import subprocess", "import socket",
    ]
    for code in others { #expect(failure(of: code, in: session) != nil, "\(code)") }
  }

  @Test func modulesOfTheProgramStandBeforeThem() throws {
    let session = ScriptSession()
    session.addStandardModules()
    session.modules["json"] = "x = 1"
    session.modules["functools"] = "x = 2"
    #expect(try session.evaluate("import json, functools\n[json.x, functools.x]") == [1, 2])
  }
}
