import QuireData
import QuireRuntime

/// The data sets, each a module with Keras's `load_data()`.
enum DataLibrary {
  /// Every set under `keras.datasets` and under `tensorflow.keras.datasets`.
  static let modules = ["keras.datasets", "tensorflow.keras.datasets"].flatMap { root in
    let sets = sets(root)
    return [NativeModule(root, "Data sets for learning.", sets.map { .module($0) })] + sets
  }

  /// The sets by their names alone.
  static let prelude: [NativeModule.Member] = sets("keras.datasets").map { .module($0) }

  private static func sets(_ root: String) -> [NativeModule] {
    [
      pictures(
        .fashionMNIST, "fashion_mnist", root,
        "70,000 grey pictures of clothes, 28×28 pixels, in ten classes.",
        "Reads the files of Debian's package dataset-fashion-mnist, or those in "
          + "$QUIRE_DATA/fashion-mnist."),
      pictures(
        .mnist, "mnist", root, "70,000 grey pictures of handwritten digits, 28×28 pixels.",
        "Reads the four files that you have put into $QUIRE_DATA/mnist."),
      shipped(
        .iris, root, "150 irises of three kinds, four lengths in cm each (Fisher 1936).",
        "Iris as (x_train, y_train), (x_test, y_test): float64 features [n, 4] and int64 labels 0 to "
          + "2. Four fifths of each kind are for training; the cut is always the same.",
        example: "iris.load_data()[0][0].shape => (120, 4)"),
      shipped(
        .digits, root, "1,797 handwritten digits, 8×8 pixels (Alpaydin and Kaynak 1998).",
        "The digits as (x_train, y_train), (x_test, y_test): uint8 pictures [n, 8, 8] with values 0 "
          + "to 16, uint8 labels 0 to 9. Four fifths of each digit are for training; the cut is "
          + "always the same.",
        example: "digits.load_data()[1][0].shape => (359, 8, 8)"),
    ]
  }

  private static func pictures(
    _ set: ImageFiles, _ name: String, _ root: String, _ summary: String, _ source: String
  ) -> NativeModule {
    NativeModule(
      "\(root).\(name)", summary,
      [
        .function(
          Builtin(
            "load_data",
            "\(set.title) as (x_train, y_train), (x_test, y_test): uint8 pictures [60000, 28, 28] "
              + "and [10000, 28, 28] with values 0 to 255, uint8 labels 0 to 9. " + source,
            returns: "tuple"
          ) { call in
            call.interpreter.make(try set.load())
          }),
        names("class_names", "What the labels mean.", set.classNames),
      ])
  }

  private static func shipped(
    _ set: ShippedSet, _ root: String, _ summary: String, _ loading: String, example: String
  ) -> NativeModule {
    NativeModule(
      "\(root).\(set.name)", summary,
      [
        .function(
          Builtin("load_data", loading, returns: "tuple", examples: [example]) { call in
            call.interpreter.make(try set.split())
          }),
        names("class_names", "What the labels mean.", set.classNames),
      ]
        + (set.featureNames.isEmpty
          ? []
          : [
            names("feature_names", "What the columns of x hold.", set.featureNames),
            names("target_names", "What the labels mean.", set.classNames),
          ]))
  }

  private static func names(
    _ name: String, _ summary: String, _ texts: [String]
  ) -> NativeModule.Member {
    .constant(name: name, summary: summary) { interpreter in
      interpreter.makeList(texts.map { interpreter.make($0) })
    }
  }
}

extension Interpreter {
  /// `(x_train, y_train), (x_test, y_test)`.
  fileprivate func make(_ split: DataSplit) -> Value {
    makeTuple([split.train, split.test].map { makeTuple([make($0.x), make($0.y)]) })
  }
}
