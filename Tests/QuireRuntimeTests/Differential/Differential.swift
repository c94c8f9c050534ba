import QuireOracle
import QuireRuntime
import QuireSyntax

/// Random programs under the machine and under something else.
enum Differential {

  /// The error of a program that the compiler refuses.
  static let refused = "refused: "

  /// What the machine makes of a program; nil if it reaches a limit.
  static func run(_ code: String, collectingAlways: Bool = false) -> TreeWalker.Outcome? {
    let sink = TextOutput()
    let session = Session(output: sink)
    session.interpreter.heap.isStressed = collectingAlways
    session.interpreter.limits.steps = 1_000_000
    do {
      _ = try session.run(
        SourceFile(name: "program", text: "print(\"begun\")\n" + code), as: .program)
      return TreeWalker.Outcome(printed: String(sink.text.dropFirst(6)), error: nil)
    } catch {
      let kind = error.diagnostics.first?.kind ?? ""
      if kind == "LimitError" { return nil }
      if sink.text.isEmpty {
        return TreeWalker.Outcome(printed: "", error: refused + kind)
      }
      return TreeWalker.Outcome(printed: String(sink.text.dropFirst(6)), error: kind)
    }
  }

  /// The smallest program found by leaving out statements that still does what is wrong with this one;
  /// the functions at its head stay.
  static func shrunk(_ code: String, while isWrong: (String) -> Bool) -> String {
    var lines = code.split(separator: "\n").map(String.init)
    let head = (lines.firstIndex { $0.hasPrefix("def kind(") } ?? -1) + 1
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      var index = lines.count - 1
      while index >= head {
        let width = indent(lines[index])
        let end = lines[(index + 1)...].firstIndex { indent($0) <= width } ?? lines.count
        let pass = String(repeating: " ", count: width) + "pass"
        // Nothing in its place, an empty statement, or its block without its head.
        let block = lines[(index + 1)..<end].map { String($0.dropFirst(4)) }
        for replacement in [[], [pass], block]
        where replacement != Array(lines[index..<end])
          && !(replacement == [pass] && end == index + 1 && lines[index] == pass)
        {
          let shorter = Array(lines[..<index]) + replacement + Array(lines[end...])
          if isWrong(shorter.joined(separator: "\n") + "\n") {
            lines = shorter
            hasChanged = true
            break
          }
        }
        index = min(index, lines.count) - 1
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
