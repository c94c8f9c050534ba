import Testing

@Suite struct GradientTapeTests {
  /// By hand: the derivatives are written beside the code.
  static let values: [ShownCase] = [
    // d(x²) = 2x
    ShownCase(
      """
      x = tensor(3.0)
      with GradientTape() as tape:
        tape.watch(x)
        y = x * x
      tape.gradient(y, x)
      """, "6.0"),
    // Variables are watched by themselves; sources may be nested.
    ShownCase(
      """
      w = tf.Variable([1., 2.])
      b = tf.Variable(0.5)
      with tf.GradientTape() as tape:
        loss = tf.reduce_sum(w * 3 + b)
      tape.gradient(loss, {"w": w, "b": [b]})
      """, "{\"w\": tensor([3., 3.], dtype=float32), \"b\": [2.0]}"),
    // What the target does not depend on has none.
    ShownCase(
      """
      x = tensor(3.0)
      z = tensor(1.0)
      with GradientTape() as tape:
        tape.watch(x)
        tape.watch(z)
        y = x * 2
      tape.gradient(y, [x, z])
      """, "[2.0, None]"),
    // d²(x³) = 6x by nested tapes.
    ShownCase(
      """
      x = tf.Variable(2.0)
      with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
          y = x ** 3
        dy = inner.gradient(y, x)
      outer.gradient(dy, x)
      """, "12.0"),
    // A persistent tape answers twice.
    ShownCase(
      """
      x = tf.Variable(2.0)
      with tf.GradientTape(persistent=True) as tape:
        y = x * x
        z = y * y
      (tape.gradient(z, x), tape.gradient(y, x))
      """, "(32.0, 4.0)"),
    // Indexing, stacking and control flow are part of it.
    ShownCase(
      """
      x = tf.Variable([1., 2., 3.])
      with tf.GradientTape() as tape:
        total = 0.0
        for i in range(3):
          if i != 1:
            total += x[i] ** 2
      tape.gradient(total, x)
      """, "tensor([2., 0., 6.], dtype=float32)"),
    // Gradient descent on (w - 3)².
    ShownCase(
      """
      w = tf.Variable(0.0)
      for step in range(50):
        with tf.GradientTape() as tape:
          loss = (w - 3.0) ** 2
        w.assign_sub(0.1 * tape.gradient(loss, w))
      print(f"{w.numpy():.4f}")
      """, "3.0000"),
    ShownCase(
      """
      x = tf.Variable(1.0)
      with tf.GradientTape() as tape:
        y = tf.stop_gradient(x) * x
      tape.gradient(y, x)
      """, "1.0"),
  ]

  @Test(arguments: values)
  func `gives the gradient`(row: ShownCase) {
    #expect(shown("import tensorflow as tf\n" + row.code) == row.expected)
  }

  static let mistakes: [ShownCase] = [
    ShownCase(
      #"""
      x = tf.Variable(2.0)
      with tf.GradientTape() as tape:
        y = x * x
      tape.gradient(y, x)
      tape.gradient(y, x)
      """#,
      #"""
      test.nb:6:1: ValueError: gradient: this tape has already given its gradient
          6 | tape.gradient(y, x)
            | ^~~~~~~~~~~~~------
         hint: make it with persistent=True to ask more than once
      """#),
    ShownCase(
      #"""
      tape = GradientTape()
      tape.watch(tensor([1, 2]))
      """#,
      #"""
      test.nb:3:12: TypeError: watch() expected a tensor of floats, got int64
          3 | tape.watch(tensor([1, 2]))
            | ---------- ^~~~~~~~~~~~~~
         hint: convert it with astype("float32") first
      """#),
    ShownCase(
      #"""
      x = tensor([1., 2.])
      tape = GradientTape()
      tape.watch(x)
      x[0] = 5
      """#,
      #"""
      test.nb:5:3: ValueError: assignment: a gradient tape watches this tensor, and a change would not be recorded
          5 | x[0] = 5
            | --^-
         hint: build a new tensor with where or concatenate, or assign outside the tape
      """#),
    ShownCase(
      #"""
      w = tf.Variable([1., 2.])
      w.assign([1., 2., 3.])
      """#,
      #"""
      test.nb:3:10: ShapeError: variable "Variable" got a value of shape [3], expected [2]
          3 | w.assign([1., 2., 3.])
            | -------- ^~~~~~~~~~~~
      """#),
  ]

  @Test(arguments: mistakes)
  func `explains a mistake`(row: ShownCase) {
    #expect(shown("import tensorflow as tf\n" + row.code) == row.expected)
  }
}
