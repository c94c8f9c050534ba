import Testing

@testable import QuireBuiltins
@testable import QuireRuntime
@testable import QuireTensor

@Suite struct TensorTests {
  /// Checked against NumPy 2.4 and TensorFlow's conventions for types.
  static let values: [ShownCase] = [
    // Making.
    ShownCase("tensor([[1, 2], [3, 4]])", "tensor([[1, 2],\n        [3, 4]])"),
    ShownCase("tensor([1., 2.5])", "tensor([1. , 2.5], dtype=float32)"),
    ShownCase("array([1., 2.5])", "tensor([1. , 2.5])"),
    ShownCase("np.array([True, False])", "tensor([ True, False])"),
    ShownCase("np.array([1, 2.5, True])", "tensor([1. , 2.5, 1. ])"),
    ShownCase("np.array([])", "tensor([], dtype=float64)"),
    ShownCase("np.array([[], []]).shape", "(2, 0)"),
    ShownCase("np.array(range(3))", "tensor([0, 1, 2])"),
    ShownCase("np.array([range(2), (5, 6)])", "tensor([[0, 1],\n        [5, 6]])"),
    ShownCase("np.array([1, 2], dtype=np.uint8)", "tensor([1, 2], dtype=uint8)"),
    ShownCase("zeros((2, 2))", "tensor([[0., 0.],\n        [0., 0.]], dtype=float32)"),
    ShownCase("np.zeros(3)", "tensor([0., 0., 0.])"),
    ShownCase("np.zeros(np.array(2))", "tensor([0., 0.])"),
    ShownCase("ones((1,), dtype=\"int32\")", "tensor([1], dtype=int32)"),
    ShownCase("np.ones(2, dtype=bool)", "tensor([ True,  True])"),
    ShownCase("full((2,), 2.5)", "tensor([2.5, 2.5], dtype=float32)"),
    ShownCase("arange(4)", "tensor([0, 1, 2, 3])"),
    ShownCase("arange(0, 1, 0.25)", "tensor([0.  , 0.25, 0.5 , 0.75], dtype=float32)"),
    ShownCase("np.arange(5, 0, -2)", "tensor([5, 3, 1])"),
    ShownCase("np.linspace(0, 1, 5)", "tensor([0.  , 0.25, 0.5 , 0.75, 1.  ])"),
    ShownCase("eye(2)", "tensor([[1., 0.],\n        [0., 1.]], dtype=float32)"),
    ShownCase("np.float32(0.1)", "0.1"),
    ShownCase("np.int32(3) + np.int32(4)", "7"),
    // Looking.
    ShownCase(
      "x = np.ones((2, 3))\n(x.shape, x.ndim, x.size, len(x), x.dtype)",
      "((2, 3), 2, 6, 2, dtype(\"float64\"))"),
    ShownCase("np.ones(2).dtype == \"float64\" and np.ones(2).dtype == np.float64", "True"),
    ShownCase("print(np.ones(2).dtype, np.array([1.5, 2]))", "float64 [1.5 2. ]"),
    ShownCase("print(np.arange(2000))", "[   0    1    2 ... 1997 1998 1999]"),
    ShownCase(
      "np.arange(2000)", "tensor([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))"),
    ShownCase("type(np.ones(2))", "Tensor"),
    ShownCase("[np.float64(2.0), np.array([1, 2]).sum()]", "[2.0, 3]"),
    // Operators.
    ShownCase("np.array([1, 2]) + 1", "tensor([2, 3])"),
    ShownCase("1 - np.array([1., 2.])", "tensor([ 0., -1.])"),
    ShownCase("np.array([1, 2]) * [3, 4]", "tensor([3, 8])"),
    ShownCase("tensor([1., 2.]) * 2.5", "tensor([2.5, 5. ], dtype=float32)"),
    ShownCase("np.array([1, 2]) / 2", "tensor([0.5, 1. ])"),
    ShownCase("np.array([-7, 7]) // 2", "tensor([-4,  3])"),
    ShownCase("np.array([-7, 7]) % 3", "tensor([2, 1])"),
    ShownCase("np.array([1, 2, 3]) ** 2", "tensor([1, 4, 9])"),
    ShownCase("2 ** np.array([1., 2.])", "tensor([2., 4.])"),
    ShownCase("-np.array([1, -2])", "tensor([-1,  2])"),
    ShownCase("np.array([[1, 2], [3, 4]]) @ np.array([5, 6])", "tensor([17, 39])"),
    ShownCase("np.array([1, 5]) > 2", "tensor([False,  True])"),
    ShownCase("np.array([1, 5]) == np.array([1, 4])", "tensor([ True, False])"),
    ShownCase("x = np.array([1, 5, 9])\n(x > 2) & ~(x > 8)", "tensor([False,  True, False])"),
    ShownCase("x = np.array([1, 2])\nx += 1\nx", "tensor([2, 3])"),
    ShownCase("5 in np.array([1, 5])", "True"),
    ShownCase("np.array([1]) == None", "False"),
    // Numbers.
    ShownCase("x = np.array([1.5, 2.5])\nfloat(x[0]) + int(x[1])", "3.5"),
    ShownCase("f\"{tensor([0.123456]).mean():.3f}\"", "\"0.123\""),
    ShownCase("f\"{np.array([1, 2])}\"", "\"[1 2]\""),
    ShownCase("\"yes\" if np.array([3]) else \"no\"", "\"yes\""),
    ShownCase("[10, 20, 30][np.argmax(np.array([1, 9, 2]))]", "20"),
    ShownCase("list(range(np.array(3)))", "[0, 1, 2]"),
    ShownCase("d = {1: \"one\"}\nd[np.array([1, 2])[0]]", "\"one\""),
    ShownCase(
      "d = {}\nfor c in np.array([2, 2, 3]):\n  d[int(c)] = d.get(c, 0) + 1\nd", "{2: 2, 3: 1}"),
    ShownCase("sum(np.array([1, 2, 3]))", "6"),
    ShownCase("max(np.array([1, 7, 3]))", "7"),
    ShownCase("sorted([np.array([3, 1, 2])[i] for i in range(3)])", "[1, 2, 3]"),
    ShownCase("[x.item() for x in np.array([1, 2])]", "[1, 2]"),
    ShownCase("np.array([[1.5, 2.0]]).tolist()", "[[1.5, 2.0]]"),
    ShownCase("np.sqrt(16) + 1", "5.0"),
    ShownCase("round(np.array([2.567]).item(), 2)", "2.57"),
    // Subscripts.
    ShownCase("x = np.arange(6).reshape(2, 3)\nx[1, -1]", "5"),
    ShownCase("x = np.arange(6).reshape(2, 3)\nx[:, 1]", "tensor([1, 4])"),
    ShownCase(
      "x = np.arange(6).reshape(2, 3)\nx[..., ::-1]", "tensor([[2, 1, 0],\n        [5, 4, 3]])"),
    ShownCase("np.arange(3)[None].shape", "(1, 3)"),
    ShownCase("np.arange(3)[:, np.newaxis].shape", "(3, 1)"),
    ShownCase("x = np.arange(6)\nx[x % 2 == 0]", "tensor([0, 2, 4])"),
    ShownCase("np.arange(6)[[4, 0]]", "tensor([4, 0])"),
    ShownCase("np.arange(6)[np.array([[4], [0]])]", "tensor([[4],\n        [0]])"),
    ShownCase("x = np.zeros(4)\nx[1:3] = 7\nx[-1] += 1\nx", "tensor([0., 7., 7., 1.])"),
    ShownCase("x = np.arange(5)\nx[x > 2] = 0\nx", "tensor([0, 1, 2, 0, 0])"),
    ShownCase("x = np.arange(3)\ny = x\ny[0] = 9\nx", "tensor([9, 1, 2])"),
    ShownCase("x = np.arange(3)\ny = x.copy()\ny[0] = 9\nx", "tensor([0, 1, 2])"),
    // Methods and functions.
    ShownCase("np.array([[1, 2], [3, 4]]).sum(axis=0, keepdims=True)", "tensor([[4, 6]])"),
    ShownCase("np.mean([[1, 2], [3, 4]], axis=1)", "tensor([1.5, 3.5])"),
    ShownCase("np.ones((2, 3)).T.shape", "(3, 2)"),
    ShownCase("np.ones((2, 3, 4)).transpose(2, 0, 1).shape", "(4, 2, 3)"),
    ShownCase("np.arange(6).reshape(3, -1).shape", "(3, 2)"),
    ShownCase("np.maximum(0, np.array([-1., 2.]))", "tensor([0., 2.])"),
    ShownCase("np.where(np.array([1, -1]) > 0, \"a\" == \"a\", False)", "tensor([ True, False])"),
    ShownCase("x = np.array([3, 1, 2])\nx.sort()\nx", "tensor([1, 2, 3])"),
    ShownCase("np.concatenate([np.zeros((1, 2)), np.ones((2, 2))], axis=0).shape", "(3, 2)"),
    ShownCase("tf.cast([1.7, 2.2], tf.int32)", "tensor([1, 2], dtype=int32)"),
    ShownCase("tf.reduce_mean(tf.constant([1., 2.])).numpy()", "1.5"),
    ShownCase(
      "tf.nn.sigmoid_cross_entropy_with_logits(labels=tensor([1., 0.]), logits=tensor([0., 0.]))",
      "tensor([0.6931472, 0.6931472], dtype=float32)"),
  ]

  @Test(arguments: values)
  func `shows what it should`(row: ShownCase) {
    let code = row.code.contains("tf.") ? "import tensorflow as tf\n" + row.code : row.code
    #expect(shown(code) == row.expected)
  }

  /// Whole messages.
  static let mistakes: [ShownCase] = [
    ShownCase(
      #"""
      np.ones((2, 3)) + np.ones(4)
      """#,
      #"""
      test.nb:1:19: ShapeError: add: shapes [2, 3] and [4] do not broadcast together
          1 | np.ones((2, 3)) + np.ones(4)
            | ------------------^~~~~~~~~~
         hint: extents are compared from the last axis and must be equal or 1, found 3 and 4
      """#),
    ShownCase(
      #"""
      np.ones((2, 3)) @ np.ones((2, 3))
      """#,
      #"""
      test.nb:1:19: ShapeError: matmul: shapes [2, 3] and [2, 3] do not fit: the inner extents are 3 and 2
          1 | np.ones((2, 3)) @ np.ones((2, 3))
            | ------------------^~~~~~~~~~~~~~~
         hint: transpose the second: b.T has shape [3, 2]
      """#),
    ShownCase(
      #"""
      np.array([[1, 2], [3]])
      """#,
      #"""
      test.nb:1:19: ValueError: the rows of a tensor differ: row 0 has 2 elements, row 1 has 1
          1 | np.array([[1, 2], [3]])
            | --------          ^~~
         hint: every row needs the same length
      """#),
    ShownCase(
      #"""
      np.array(["a"])
      """#,
      #"""
      test.nb:1:11: TypeError: a tensor is made of numbers, found string at [0]
          1 | np.array(["a"])
            | --------  ^~~
         hint: text has no number: count the names, such as names.index(name)
      """#),
    ShownCase(
      #"""
      np.arange(3)[5]
      """#,
      #"""
      test.nb:1:14: IndexError: index 5 is out of bounds for axis 0 with extent 3
          1 | np.arange(3)[5]
            | ------------ ^
         hint: it must lie from -3 to 2
      """#),
    ShownCase(
      #"""
      np.arange(3)[0, 0]
      """#,
      #"""
      test.nb:1:14: IndexError: too many indices: a tensor of shape [3] has 1 axis, found 2 indices
          1 | np.arange(3)[0, 0]
            | ------------ ^~~~
         hint: one index for each axis, separated by commas; the last ones may be left out
      """#),
    ShownCase(
      #"""
      np.arange(3).reshape(2, 2)
      """#,
      #"""
      test.nb:1:22: ShapeError: reshape: shape [3] has 3 elements, [2, 2] needs 4
          1 | np.arange(3).reshape(2, 2)
            | -------------------- ^~~~
         hint: the product of the extents must be 3; one of them may be -1
      """#),
    ShownCase(
      #"""
      np.ones(3).astype("float16")
      """#,
      #"""
      test.nb:1:19: TypeError: astype() got an unknown dtype "float16"
          1 | np.ones(3).astype("float16")
            | ----------------- ^~~~~~~~~
         hint: Quire has float32, float64, int32, int64, uint8, bool
      """#),
    ShownCase(
      #"""
      bool(np.ones(3))
      """#,
      #"""
      test.nb:1:1: ValueError: a tensor of shape [3] is neither true nor false
          1 | bool(np.ones(3))
            | ^~~~------------
         hint: use x.any() or x.all()
      """#),
    ShownCase(
      #"""
      float(np.ones(3))
      """#,
      #"""
      test.nb:1:1: TypeError: expected one number, got a tensor of shape [3]
          1 | float(np.ones(3))
            | ^~~~~------------
         hint: index it, or reduce it with sum, mean or max; functions of np take whole tensors
      """#),
    ShownCase(
      #"""
      np.ones(3).sum(axis=1)
      """#,
      #"""
      test.nb:1:21: IndexError: sum: axis 1 is out of bounds for shape [3] with 1 axis
          1 | np.ones(3).sum(axis=1)
            | --------------      ^
         hint: the only axis is 0
      """#),
    ShownCase(
      #"""
      np.max([])
      """#,
      #"""
      test.nb:1:1: ValueError: max: the tensor of shape [0] has no element to choose
          1 | np.max([])
            | ^~~~~~----
         hint: check that it is not empty first
      """#),
    ShownCase(
      #"""
      np.array([1, 2]) ** -1
      """#,
      #"""
      test.nb:1:21: ValueError: power: integers to negative integer powers are not allowed
          1 | np.array([1, 2]) ** -1
            | --------------------^~
         hint: make the base or the exponent a float
      """#),
    ShownCase(
      #"""
      np.arange(2)[1.5]
      """#,
      #"""
      test.nb:1:14: TypeError: an index of a Tensor is an int, a slice, None, ..., a list or a tensor, not float
          1 | np.arange(2)[1.5]
            | ------------ ^~~
         hint: int(x) or x // y gives an int
      """#),
    ShownCase(
      #"""
      np.ones(3) < "a"
      """#,
      #"""
      test.nb:1:14: TypeError: "<" does not work between Tensor and string
          1 | np.ones(3) < "a"
            | -------------^~~
      """#),
    ShownCase(
      #"""
      np.ones(3) & np.ones(3)
      """#,
      #"""
      test.nb:1:14: TypeError: "&" works on bool tensors, found float64
          1 | np.ones(3) & np.ones(3)
            | -------------^~~~~~~~~~
         hint: comparisons need brackets: (x > 0) & (x < 1)
      """#),
  ]

  @Test func `refuses a tensor larger than the limit before touching memory`() {
    let memory = Storage.describe(bytes: Double(Limits().memory))
    #expect(
      shown("np.zeros(10 ** 12)") == """
        test.nb:1:10: MemoryError: zeros: a Tensor[1000000000000] float64 needs 7.3 TiB, more than the \(memory) allowed
            1 | np.zeros(10 ** 12)
              | -------- ^~~~~~~~
           hint: check the shape: 1000000000000 elements of 8 bytes
        """)
  }

  @Test(arguments: mistakes)
  func `explains a mistake`(row: ShownCase) {
    #expect(shown(row.code) == row.expected)
  }
}
