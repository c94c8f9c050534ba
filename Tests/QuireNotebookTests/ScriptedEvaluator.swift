import QuireNotebook
import QuirePlot
import QuireRuntime
import QuireSyntax

/// Stands in for the language: each line of a cell is a command.
///
///     print TEXT     value TEXT     epoch N     picture CAPTION     broken CAPTION     warn TEXT
///     fail MESSAGE   late           interrupt   flood LINES
final class ScriptedEvaluator: CellEvaluator {
  private(set) var sources: [SourceFile] = []
  private(set) var seed: UInt64 = 7

  func evaluate(
    _ source: SourceFile, deadline: ContinuousClock.Instant?, emit: @escaping (CellOutput) -> Void
  ) -> CellOutcome {
    sources.append(source)
    let text = String(decoding: source.text, as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split(separator: " ", maxSplits: 1).map { String($0) }
      let rest = words.count > 1 ? words[1] : ""
      let error = Diagnostic("ValueError", rest + " on line \(source.firstLine + index)")
      switch words.first {
      case "print": emit(.text(rest + "\n"))
      case "value": emit(.value(rest))
      case "warn": emit(.warning(rest))
      case "picture": emit(.picture(TestPicture(caption: rest)))
      case "broken": emit(.picture(TestPicture(caption: rest, isBroken: true)))
      case "epoch":
        for step in 1...3 {
          emit(
            .progress(
              Progress(
                epoch: Int(rest), epochs: 2, step: step, steps: 3, measures: [.init("loss", 0.5)],
                seconds: 0.1, isMilestone: step == 3)))
        }
        emit(.progress(nil))
      case "fail": return .failed([error])
      case "late": return .timedOut(error)
      case "interrupt": return .interrupted(error)
      case "flood":
        for _ in 0..<(Int(rest) ?? 0) { emit(.text("0123456789é\n")) }
      default: break
      }
    }
    return .finished
  }
}

/// A picture whose file holds its caption.
struct TestPicture: Picture {
  struct Broken: Error, CustomStringConvertible {
    var description: String { "no libcairo2" }
  }

  var caption: String
  var isBroken = false

  func png(warn: (String) -> Void) throws -> [UInt8] {
    if isBroken { throw Broken() }
    return Array(caption.utf8)
  }

  func text(_ style: TextStyle) -> [String] { ["[\(caption)]"] }
}
