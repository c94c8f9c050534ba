import Glibc
import QuireTensor

/// A set of labelled grey images in MNIST's four IDX files, such as Fashion-MNIST.
package struct ImageFiles: Sendable {
  /// The folder's name under the data folders.
  package let folder: String
  /// What people call it.
  package let title: String
  /// What the labels 0, 1, … mean.
  package let classNames: [String]
  /// The sides of an image in pixels, height first.
  package let imageShape: [Int]
  let package: String?

  /// 70,000 articles of clothing, 28×28 grey pixels: x uint8 [60000, 28, 28] and [10000, 28, 28],
  /// y uint8 [60000] and [10000] (Xiao, Rasul and Vollgraf, arXiv:1708.07747).
  package static let fashionMNIST = ImageFiles(
    folder: "fashion-mnist", title: "Fashion-MNIST",
    classNames: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ], imageShape: [28, 28], package: "dataset-fashion-mnist")

  /// 70,000 handwritten digits, 28×28 grey pixels, laid out as `fashionMNIST` (LeCun, Cortes and Burges).
  /// No package of Debian's holds them: the files are the user's own.
  package static let mnist = ImageFiles(
    folder: "mnist", title: "MNIST", classNames: (0...9).map { "\($0)" }, imageShape: [28, 28],
    package: nil)

  /// Every set that is read from files.
  package static let all = [fashionMNIST, mnist]

  private static let parts = (train: "train", test: "t10k")

  /// The files a folder lacks, of the four that `load` reads.
  package func missingFiles(in folder: String) -> [String] {
    [Self.parts.train, Self.parts.test]
      .flatMap { ["\($0)-images-idx3-ubyte", "\($0)-labels-idx1-ubyte"] }
      .filter { name in
        access("\(folder)/\(name).gz", R_OK) != 0 && access("\(folder)/\(name)", R_OK) != 0
      }
  }

  /// Reads all four files.
  /// - Throws: `DataError` naming the file that is missing or damaged, with how to get it.
  package func load(from folders: DataFolders = .standard) throws(DataError) -> DataSplit {
    guard let path = folders.folder(named: folder) else {
      throw DataError(
        .missing, path: folders.folders.map { "\($0)/\(folder)" }.joined(separator: ", "),
        problem: "\(title) is not there", hint: advice)
    }
    return DataSplit(
      train: try part(Self.parts.train, in: path), test: try part(Self.parts.test, in: path))
  }

  private func part(_ name: String, in path: String) throws(DataError) -> LabelledArrays {
    let labelFile = "\(path)/\(name)-labels-idx1-ubyte"
    let imageFile = "\(path)/\(name)-images-idx3-ubyte"
    let labels = try array(labelFile)
    let images = try array(imageFile)
    guard labels.dtype == .uint8, labels.rank == 1 else {
      throw misfit(labelFile, "holds \(labels.dtype) \(labels.shape), expected uint8 labels [n]")
    }
    let expected = Shape([labels.count] + imageShape)
    guard images.dtype == .uint8, images.shape == expected else {
      throw misfit(
        imageFile, "holds \(images.dtype) \(images.shape), expected uint8 images \(expected)")
    }
    let largest = labels.withUnsafeBytes { $0.max() } ?? 0
    guard Int(largest) < classNames.count else {
      throw misfit(
        labelFile, "holds label \(largest), expected labels from 0 to \(classNames.count - 1)")
    }
    return LabelledArrays(x: images, y: labels)
  }

  /// The array of a file, which may lack the ending `.gz`.
  private func array(_ path: String) throws(DataError) -> Tensor {
    do throws(DataError) {
      let source: ByteSource
      do throws(DataError) {
        source = try ByteSource(path: path + ".gz")
      } catch {
        guard error.kind == .missing, let plain = try? ByteSource(path: path) else { throw error }
        source = plain
      }
      return try IDXReader.read(source)
    } catch {
      throw DataError(error.kind, path: error.path, problem: error.problem, hint: advice)
    }
  }

  private func misfit(_ path: String, _ problem: String) -> DataError {
    DataError(.damaged, path: path, problem: problem, hint: advice)
  }

  /// How to get the files.
  package var advice: String {
    let byHand =
      "put its four files (train-images-idx3-ubyte.gz and so on) into $QUIRE_DATA/\(folder)"
    return package.map { "sudo apt-get install \($0), or \(byHand)" } ?? byHand
  }
}
