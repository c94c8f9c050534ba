import QuireNotebook
import QuireRuntime
import Testing

@Suite struct ProgressTextTests {
  @Test(arguments: [
    (0.0, "0.0000"), (0.34215, "0.3422"), (-0.5, "-0.5000"), (12.5, "12.5000"), (0.99996, "1.0000"),
    (0.00099, "9.9000e-4"), (1e-12, "1.0000e-12"), (9.99999e5, "999999.0000"), (1.5e7, "1.5000e7"),
    (-2.5e-4, "-2.5000e-4"), (.infinity, "inf"), (.nan, "nan"),
    (Double.leastNonzeroMagnitude, "4.9407e-324"), (1.7976931348623157e308, "1.7977e308"),
  ]) func writesNumbers(value: Double, text: String) {
    let progress = Progress(
      step: 1, measures: [.init("loss", value)], seconds: 0, isMilestone: true)
    #expect(progress.measureTexts == ["loss \(text)"])
  }

  @Test func namesEpochsOrSteps() {
    var progress = Progress(step: 3, steps: 10, measures: [], seconds: 0, isMilestone: false)
    #expect(progress.summary == "Step 3/10")
    progress.epoch = 2
    #expect(progress.summary == "Epoch 2")
    progress.epochs = 5
    progress.measures = [.init("loss", 0.5), .init("val_loss", 1)]
    #expect(progress.summary == "Epoch 2/5 · loss 0.5000 · val_loss 1.0000")
  }
}
