import QuireNotebook
import QuireRuntime
import Testing

@testable import quire

@Suite struct ProgressBarTests {
  static let progress = Progress(
    epoch: 2, epochs: 5, step: 640, steps: 1500, measures: [.init("loss", 0.43214)],
    seconds: 0.768, isMilestone: false)

  @Test(arguments: [
    (
      100, true,
      "Epoch 2/5 ━━━━━━━━━━──────────────  640/1500 · loss 0.4321 · 1.2 ms/step · 2 s left"
    ),
    (
      100, false,
      "Epoch 2/5 ==========..............  640/1500 - loss 0.4321 - 1.2 ms/step - 2 s left"
    ),
    (70, true, "Epoch 2/5 ━━━━─────  640/1500 · loss 0.4321 · 1.2 ms/step · 2 s left"),
    (50, true, "Epoch 2/5  640/1500 · loss 0.4321 · 1.2 ms/step"),
    (20, true, "Epoch 2/5  640/1500"),
  ]) func showsEpochStepsMeasuresAndTimes(width: Int, unicode: Bool, line: String) {
    let bar = ProgressBar(terminal: TerminalTests.terminal(width: width, unicode: unicode))
    #expect(bar.line(Self.progress) == line)
  }

  @Test func colourDoesNotCountAsWidth() {
    let plain = ProgressBar(terminal: TerminalTests.terminal(width: 80)).line(Self.progress)
    let coloured = ProgressBar(terminal: TerminalTests.terminal(width: 80, colors: .indexed))
      .line(Self.progress)
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func copesWithUnknownEnds() {
    let bar = ProgressBar(terminal: TerminalTests.terminal(width: 80))
    let unknown = Progress(step: 0, measures: [], seconds: 0, isMilestone: false)
    #expect(bar.line(unknown) == "Step 0")
    let many = Progress(step: 9, steps: 3, measures: [], seconds: 9, isMilestone: false)
    #expect(bar.line(many) == "Step 9/3 ━━━━━━━━━━━━━━━━━━━━━━━━ · 1.0 s/step")
  }

  @Test func keepsALineOfAnEpoch() {
    let bar = ProgressBar(terminal: TerminalTests.terminal(width: 20))
    #expect(bar.milestone(Self.progress) == "Epoch 2/5 · 768 ms · loss 0.4321")
  }
}
