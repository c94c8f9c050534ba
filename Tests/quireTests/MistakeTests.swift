import QuireTestSupport
import Testing

/// The mistakes that stop people first, with the whole text they get.
@Suite struct MistakeTests {
  static let mistakes: [(code: String, text: String)] = [
    (
      "def f(n): return f(n + 1)\nf(0)",
      """
      <command line>:1:18: RecursionError: calls are nested more than 100000 deep
          1 | def f(n): return f(n + 1)
            |                  ^-------
         hint: a function that calls itself needs a case that returns without a call
         in f (line 1), called from f (line 1) 99999 more times,
         called from top level (line 2)

      """
    ),
    (
      "zeros((1000000, 1000000))",
      """
      <command line>:1:7: MemoryError: zeros: a Tensor[1000000, 1000000] float32 needs 3.6 TiB, more than the MEMORY allowed
          1 | zeros((1000000, 1000000))
            | ----- ^~~~~~~~~~~~~~~~~~
         hint: check the shape: 1000000000000 elements of 4 bytes

      """
    ),
    (
      "mnist.load_data()",
      """
      <command line>:1:1: IOError: /usr/share/datasets/mnist: MNIST is not there
          1 | mnist.load_data()
            | ^~~~~~~~~~~~~~~--
         hint: put its four files (train-images-idx3-ubyte.gz and so on) into $QUIRE_DATA/mnist

      """
    ),
    (
      "dense = Dense(10)\ndense(ones((4, 784)))\ndense(ones((4, 28, 28)))",
      """
      <command line>:3:7: ShapeError: Dense(10) "dense" got input [4, 28, 28], expected [batch, 784]
          3 | dense(ones((4, 28, 28)))
            | ----- ^~~~~~~~~~~~~~~~~ ones((4, 28, 28)) is Tensor[4, 28, 28]
         hint: Flatten() before it, or x.reshape(4, 784)

      """
    ),
    (
      "model = Sequential([Input(shape=(4,)), Dense(3, activation=\"softmax\")])\n"
        + "model.compile(\"adam\", \"categorical_crossentropy\")\nmodel.fit(ones((5, 4)), [0, 1, 2, 1, 0])",
      """
      <command line>:3:25: ShapeError: categorical_crossentropy got labels of shape [5], expected [5, 3]
          3 | model.fit(ones((5, 4)), [0, 1, 2, 1, 0])
            | ---------               ^~~~~~~~~~~~~~~
         hint: whole-number labels need loss="sparse_categorical_crossentropy", or to_categorical(y, 3)

      """
    ),
  ]

  @Test(arguments: mistakes)
  func says(_ mistake: (code: String, text: String)) throws {
    let folder = try TemporaryFolder()
    let result = try QuireProgram(in: folder.path).run(["-e", mistake.code])
    // How much memory there is differs from machine to machine.
    let text = result.errors.replacing(
      /the [0-9.]+ [KMGT]iB allowed/, with: "the MEMORY allowed")
    #expect(text == mistake.text)
    #expect(result.code == 1)
  }
}
