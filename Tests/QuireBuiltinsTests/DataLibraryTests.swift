import Glibc
import QuireBuiltins
import QuireData
import QuireRuntime
import QuireSyntax
import Testing

@Suite struct DataLibraryTests {
  /// What a program prints, or the kind and message of its error.
  static func shown(_ code: String, file: String = "t.nb") -> String {
    let output = TextOutput()
    let session = Session.standard(output: output)
    do throws(Session.Failure) {
      _ = try session.run(SourceFile(name: file, text: code), as: .program)
    } catch {
      return error.diagnostics.map { "\($0.kind): \($0.message)" }.joined(separator: "\n")
    }
    return output.text
  }

  @Test(arguments: [
    (
      "(a, b), (c, d) = iris.load_data()\nprint(a.shape, a.dtype, b.shape, b.dtype, c.shape, d.shape)",
      "(120, 4) float64 (120,) int64 (30, 4) (30,)\n"
    ),
    (
      "(a, b), (c, d) = digits.load_data()\nprint(a.shape, a.dtype, b.shape, b.dtype, c.shape)",
      "(1438, 8, 8) uint8 (1438,) uint8 (359, 8, 8)\n"
    ),
    (
      "print(iris.target_names, iris.feature_names[0], iris.class_names[2])",
      "[\"setosa\", \"versicolor\", \"virginica\"] sepal length (cm) virginica\n"
    ),
    ("print(len(digits.class_names), fashion_mnist.class_names[9])", "10 Ankle boot\n"),
    (
      "from tensorflow.keras.datasets import iris as flowers\n"
        + "import keras.datasets.iris\n"
        + "print(flowers.load_data()[1][1].tolist() == keras.datasets.iris.load_data()[1][1].tolist())",
      "True\n"
    ),
  ]) func offersModules(code: String, output: String) {
    #expect(Self.shown(code) == output)
  }

  @Test(
    .enabled(if: DataFolders([DataFolders.system]).folder(named: "fashion-mnist") != nil)
  ) func loadsFashionMNIST() {
    let code = """
      (a, b), (c, d) = fashion_mnist.load_data()
      print(a.shape, a.dtype, b.shape, b.dtype, c.shape, d.shape, b[:5].tolist())
      """
    #expect(
      Self.shown(code)
        == "(60000, 28, 28) uint8 (60000,) uint8 (10000, 28, 28) (10000,) [9, 0, 0, 3, 0]\n")
  }
}
