import Glibc
import QuireDocument
import QuirePlot

/// The folder of a run's outputs: NAME.md beside its pictures, up to date after every cell.
package final class OutputFolder: RunObserver {
  package let path: String
  private let report: MarkdownReport
  /// The path of NAME.md.
  package let document: String
  private var pictures: [MarkdownReport.PictureFile] = []
  /// What is wrong with pictures: each remark once, those about missing pictures last.
  package var warnings: [String] {
    var counts: [(reason: String, count: Int)] = []
    for case .failed(let reason) in pictures {
      if let index = counts.firstIndex(where: { $0.reason == reason }) {
        counts[index].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    return remarks
      + counts.map { reason, count in
        "\(count == 1 ? "a picture" : "\(count) pictures") could not be drawn: \(reason)"
      }
  }

  private var remarks: [String] = []

  private func note(_ remark: String) {
    if !remarks.contains(remark) { remarks.append(remark) }
  }

  /// The pictures of the run before, which its document links to.
  private let oldPictures: Set<String>

  /// Makes the folder, and those above it, if they are not there.
  /// - Throws: `FileError` when the folder cannot be made or written to.
  package init(
    path: String, notebook: Notebook, report: MarkdownReport
  ) throws(FileError) {
    self.path = path
    self.report = report
    document = "\(path)/\(notebook.name).md"
    try FileError.makeFolder(path)
    oldPictures = Self.pictures(inDocument: document)
    try write(RunRecord(notebook: notebook))
  }

  package func didRun(_ record: RunRecord) throws {
    for case .picture(let picture) in record.cells.last?.outputs ?? [] {
      let name = "figure-\(pictures.count + 1).png"
      do {
        try AtomicFile.write(try picture.png(warn: note), to: "\(path)/\(name)")
        pictures.append(.file(name))
      } catch let error as FileError {
        throw error
      } catch let error as PlotError {
        let hint = error.hint.map { " (\($0))" } ?? ""
        pictures.append(.failed(error.message + hint))
      } catch {
        pictures.append(.failed("\(error)"))
      }
    }
    try write(record)
  }

  package func didFinish(_ record: RunRecord) throws {
    for name in oldPictures where !pictures.contains(.file(name)) { unlink("\(path)/\(name)") }
    try write(record)
  }

  private func write(_ record: RunRecord) throws(FileError) {
    try AtomicFile.write(Array(report.text(record, pictures: pictures).utf8), to: document)
  }

  /// The `figure-N.png` links of a document that an earlier run left.
  private static func pictures(inDocument path: String) -> Set<String> {
    guard let bytes = try? SourceBytes.read(path) else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    var names: Set<String> = []
    for piece in text.split(separator: "](figure-").dropFirst() {
      let digits = piece.prefix(while: \.isNumber)
      if !digits.isEmpty, piece.dropFirst(digits.count).hasPrefix(".png)") {
        names.insert("figure-\(digits).png")
      }
    }
    return names
  }
}
