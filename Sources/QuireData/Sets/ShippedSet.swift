import CQuireStdlib
import QuireTensor

/// A small data set that lies inside the program; its sources are in stdlib/data/README.md.
package struct ShippedSet: Sendable {
  package let name: String
  /// What the labels 0, 1, … mean.
  package let classNames: [String]
  /// What the columns of x mean; empty for images.
  package let featureNames: [String]
  let xFile: String
  let labelDType: DType

  /// Fisher's 150 irises: x float64 [n, 4] in cm, y int64 [n].
  package static let iris = ShippedSet(
    name: "iris", classNames: ["setosa", "versicolor", "virginica"],
    featureNames: [
      "sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)",
    ], xFile: "iris-features.idx.gz", labelDType: .int64)

  /// 1,797 handwritten digits: x uint8 [n, 8, 8] with values 0 to 16, y uint8 [n].
  package static let digits = ShippedSet(
    name: "digits", classNames: (0...9).map { "\($0)" }, featureNames: [],
    xFile: "digits-images.idx.gz", labelDType: .uint8)

  /// Every set inside the program.
  package static let all = [iris, digits]

  /// All samples in their published order.
  package func all() throws(DataError) -> LabelledArrays {
    let x = try Self.array(xFile)
    let y = try Self.array("\(name)-labels.idx.gz")
    return LabelledArrays(
      x: x,
      y: try tensor { () throws(TensorError) in
        try labelDType == .uint8 ? y : Tensor(y.integers())
      })
  }

  /// Four fifths for training and one fifth for testing, every class cut alike and the order mixed;
  /// always the same cut.
  package func split() throws(DataError) -> DataSplit {
    let all = try all()
    return try tensor { () throws(TensorError) in
      let (train, test) = try StratifiedSplit.indices(
        labels: all.y.integers(), testShare: 0.2, random: RandomSource(seed: 0).stream(name))
      return DataSplit(train: try all.rows(train), test: try all.rows(test))
    }
  }

  /// Tensors this small fail only where memory has run out.
  private func tensor<R>(_ body: () throws(TensorError) -> R) throws(DataError) -> R {
    do throws(TensorError) {
      return try body()
    } catch {
      throw DataError(.limit, path: name, problem: error.message, hint: error.hint)
    }
  }

  private static func array(_ file: String) throws(DataError) -> Tensor {
    for index in 0..<stdlib_data_count {
      let entry = stdlib_data[index]
      if String(cString: entry.name) == file {
        let bytes = UnsafeRawBufferPointer(start: entry.bytes, count: entry.count)
        return try IDXReader.read(ByteSource(name: file, embedded: bytes))
      }
    }
    throw DataError(.missing, path: file, problem: "is not inside this program")
  }
}
