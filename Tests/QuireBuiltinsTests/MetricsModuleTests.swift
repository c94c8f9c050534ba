import QuireTestSupport
import Testing

/// The module stdlib/metrics.nb; the numbers are scikit-learn 1.9.1's for the same labels.
@Suite struct MetricsModuleTests {
  @Test(arguments: [
    ("confusion_matrix([0, 1, 2, 1], [0, 2, 2, 1]).tolist()", "[[1, 0, 0], [0, 1, 1], [0, 0, 1]]"),
    (
      "confusion_matrix(np.array([[1], [0]]), (1, 1), 3).tolist()",
      "[[0, 1, 0], [0, 1, 0], [0, 0, 0]]"
    ),
    ("confusion_matrix([1.0], [True]).dtype", "int64"),
    ("accuracy_score([0, 1, 2, 1], [0, 2, 2, 1])", "0.75"),
    (
      "confusion_matrix([0, 1], [0])",
      "ValueError: y_true has 2 labels, y_pred has 1; of class probabilities, pass "
        + "np.argmax(probabilities, axis=-1)"
    ),
    ("confusion_matrix([0, 3], [0, 0], 3)", "ValueError: the label 3 does not fit num_classes=3"),
    (
      "confusion_matrix([0, -1], [0, 0])",
      "ValueError: y_true holds the label -1; labels count from 0"
    ),
    ("accuracy_score([], [])", "ValueError: accuracy_score needs at least one label"),
  ]) func judges(expression: String, result: String) {
    let code = "from metrics import *\nprint(\(expression))"
    #expect(DataLibraryTests.shown(code).trimmingSuffix { $0.isNewline } == result)
  }

  @Test func saysWhatIsWrongInAnImportedModule() throws {
    let folder = try TemporaryFolder()
    try folder.write("slip.nb", "x = 1\ny = = 2\n")
    let shown = DataLibraryTests.shown("import slip", file: folder.path + "/main.nb")
    #expect(shown == "SyntaxError: expected a value, found '='")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ condition: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, condition(last) { text.removeLast() }
    return text
  }
}
