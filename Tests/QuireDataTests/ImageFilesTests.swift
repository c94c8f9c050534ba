import QuireData
import QuireTensor
import QuireTestSupport
import Testing

@Suite struct ImageFilesTests {
  static let advice =
    "sudo apt-get install dataset-fashion-mnist, or put its four files "
    + "(train-images-idx3-ubyte.gz and so on) into $QUIRE_DATA/fashion-mnist"

  static func labels(_ values: [UInt8]) -> [UInt8] {
    [0, 0, 8, 1, 0, 0, 0, UInt8(values.count)] + values
  }

  static func images(_ count: UInt8, side: UInt8 = 28) -> [UInt8] {
    [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, side, 0, 0, 0, side]
      + [UInt8](repeating: 7, count: Int(count) * Int(side) * Int(side))
  }

  /// A folder with a data set of two training images and one test image; `changed` replaces files
  /// by name, nil leaves one out.
  static func folder(_ changed: [String: [UInt8]?] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files: [String: [UInt8]?] = [
      "train-labels-idx1-ubyte": labels([3, 9]), "train-images-idx3-ubyte": images(2),
      "t10k-labels-idx1-ubyte": labels([0]), "t10k-images-idx3-ubyte": images(1),
    ].merging(changed) { _, new in new }
    for case (let name, let bytes?) in files { try folder.write("fashion-mnist/\(name)", bytes) }
    return folder
  }

  @Test func readsTheFirstFolderThatHasIt() throws {
    let folder = try Self.folder()
    let folders = DataFolders(["/nowhere", folder.path, DataFolders.system])
    let data = try ImageFiles.fashionMNIST.load(from: folders)
    #expect(data.train.x.shape == [2, 28, 28])
    #expect(try data.train.y.integers() == [3, 9])
    #expect(data.test.x.shape == [1, 28, 28])
    #expect(try data.test.y.integers() == [0])
  }

  @Test func saysHowToGetAMissingSet() {
    let expected = DataError(
      .missing, path: "/a/fashion-mnist, /b/fashion-mnist", problem: "Fashion-MNIST is not there",
      hint: Self.advice)
    #expect(throws: expected) {
      try ImageFiles.fashionMNIST.load(from: DataFolders(["/a", "/b"]))
    }
  }

  /// A file that does not fit the others, and what is said about it.
  struct Misfit: CustomTestStringConvertible {
    var file: String
    var bytes: [UInt8]?
    var kind = DataError.Kind.damaged
    var problem: String
    var testDescription: String { problem }
  }

  @Test(arguments: [
    Misfit(file: "t10k-labels-idx1-ubyte", bytes: nil, kind: .missing, problem: "no such file"),
    Misfit(
      file: "train-images-idx3-ubyte", bytes: images(1),
      problem: "holds uint8 [1, 28, 28], expected uint8 images [2, 28, 28]"),
    Misfit(
      file: "train-images-idx3-ubyte", bytes: images(2, side: 8),
      problem: "holds uint8 [2, 8, 8], expected uint8 images [2, 28, 28]"),
    Misfit(
      file: "train-labels-idx1-ubyte", bytes: images(2),
      problem: "holds uint8 [2, 28, 28], expected uint8 labels [n]"),
    Misfit(
      file: "train-labels-idx1-ubyte", bytes: labels([3, 10]),
      problem: "holds label 10, expected labels from 0 to 9"),
  ]) func namesTheFileAtFault(misfit: Misfit) throws {
    let folder = try Self.folder([misfit.file: misfit.bytes])
    let path = "\(folder.path)/fashion-mnist/\(misfit.file)"
    let expected = DataError(
      misfit.kind, path: misfit.kind == .missing ? path + ".gz" : path, problem: misfit.problem,
      hint: Self.advice)
    #expect(throws: expected) {
      try ImageFiles.fashionMNIST.load(from: DataFolders([folder.path]))
    }
  }

  /// Counts and pixel sums by NumPy from the files of Debian's package.
  @Test(
    .enabled(if: DataFolders([DataFolders.system]).folder(named: "fashion-mnist") != nil)
  ) func readsDebiansPackage() throws {
    let data = try ImageFiles.fashionMNIST.load(from: DataFolders([DataFolders.system]))
    #expect(data.train.x.shape == [60000, 28, 28])
    #expect(data.test.x.shape == [10000, 28, 28])
    let trainLabels = try data.train.y.integers()
    let testLabels = try data.test.y.integers()
    #expect(trainLabels.prefix(10) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
    #expect(testLabels.prefix(10) == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7])
    for label in 0..<10 {
      #expect(trainLabels.count { $0 == label } == 6000)
      #expect(testLabels.count { $0 == label } == 1000)
    }
    let sum = data.test.x.withUnsafeBytes { bytes in
      var sum = 0
      for index in bytes.indices { sum &+= Int(bytes[index]) }
      return sum
    }
    #expect(sum == 573_469_082)
  }
}
