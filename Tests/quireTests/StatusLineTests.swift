import QuireNotebook
import QuireRuntime
import QuireSyntax
import Testing

@testable import quire

@Suite struct StatusLineTests {
  static let title = "一个很长的标题, and more words than fit"

  @Test(
    arguments: [
      (80, "Train", 4.2, "cell 3 of 12 · Train · 4.2 s"),
      (80, nil, 0.34, "cell 3 of 12 · 0.3 s"),
      (80, "two\nlines\tof it", 62, "cell 3 of 12 · two lines of it · 1 min 2 s"),
      (80, title, 1, "cell 3 of 12 · 一个很长的标题, and more words than fit · 1.0 s"),
      (50, title, 1, "cell 3 of 12 · 一个很长的标题, and more… · 1.0 s"),
      (37, title, 1, "cell 3 of 12 · 一个很长的标… · 1.0 s"),
      (36, title, 1, "cell 3 of 12 · 一个很长的… · 1.0 s"),
      (28, title, 1, "cell 3 of 12 · 1.0 s"),
      (20, title, 1, "cell 3 of 12 · 1.0 s"),
    ] as [(Int, String?, Double, String)])
  func saysWhichCellRunsInOneLine(width: Int, title: String?, seconds: Double, line: String) {
    let task = StatusLine.Task(number: 3, count: 12, title: title)
    let shown = StatusLine.line(
      task, nil, on: TerminalTests.terminal(width: width), now: task.start + .seconds(seconds))
    #expect(shown == line)
    #expect(width <= 20 || DisplayWidth.of(shown) < width)
  }

  @Test(arguments: [
    (100, "cell 3 of 12 · Epoch 1/2 ━━━━━━━━━━━━──────────── 1/2"),
    (79, "Epoch 1/2 ━━━━━━━━━━━━──────────── 1/2"),
  ]) func holdsTheBarOfATraining(width: Int, line: String) {
    let task = StatusLine.Task(number: 3, count: 12, title: "Train")
    let progress = RunPresenterTests.progress(1, of: 2)
    let shown = StatusLine.line(
      task, progress, on: TerminalTests.terminal(width: width), now: task.start)
    #expect(shown == line)
  }
}
