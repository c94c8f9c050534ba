import Glibc
import QuireDocument

/// The folder of a run's outputs: `NAME.md`, `NAME.html`, …, and pictures, up to date after every cell.
///
/// Files are replaced in one go, so that at any moment there is a whole version of each. What cannot be
/// written is tried again after the next cell: a disk that is full for a while costs nothing.
package final class OutputFolder: RunObserver {
  package let path: String
  private let name: String
  private let lock: FolderLock
  private var run: RunDocument
  private let saver: DocumentSaver
  /// The pictures of the run before, which its document links to.
  private var oldPictures: Set<String>

  /// Why the files are not up to date, if they are not.
  package private(set) var failure: FileError?
  /// Gets the first failure of several in a row, when it happens.
  package var onFailure: (FileError) -> Void = { _ in }
  package var warnings: [String] { run.warnings }
  /// The paths of the documents, in the order in which they were asked for.
  package let documents: [String]

  /// Makes the folder, and those above it, if they are not there, and writes documents without outputs.
  /// - Parameter wait: Called again and again while another run writes into the folder; false gives up.
  /// - Throws: `FileError` when the folder cannot be made or written to, is in use, or when a document would
  ///   take the place of the notebook.
  package init(
    path: String, notebook: Notebook, facts: RunFacts, forms: [OutputForm],
    wait: (FolderLock.Holder) -> Bool = { _ in false }
  ) throws {
    self.path = path
    name = notebook.name
    run = RunDocument(notebook, facts: facts)
    documents = forms.map { [name] in DocumentFiles.path(name, $0, in: path) }
    oldPictures = []
    for document in documents { try Self.check(document, isNot: notebook.path) }
    try FileError.makeFolder(path)
    lock = try FolderLock.take(path, wait: wait)
    saver = try DocumentSaver(path: path, name: name, notebook: run.notebook, forms: forms)
    oldPictures = linkedPictures()
    removeLeftovers()
    if let failure = saver.save() { throw failure }
  }

  deinit { saver.close() }

  package func didRun(_ record: RunRecord) throws {
    update(record)
    switch record.cells.last?.outcome {
    case .finished, .skipped, nil: note(saver.saveSoon())
    case .failed, .timedOut, .interrupted: note(saver.save())
    }
  }

  package func didFinish(_ record: RunRecord) throws {
    update(record, isOver: true)
    note(saver.save())
    guard failure == nil else { return }
    for name in oldPictures.subtracting(saver.pictures) { unlink("\(path)/\(name)") }
  }

  private func update(_ record: RunRecord, isOver: Bool = false) {
    let changed = run.update(record, isOver: isOver)
    saver.change(changed.map { ($0, run.notebook.cells[$0]) }, metadata: run.notebook.metadata)
  }

  /// A file that cannot be written does not end the run.
  private func note(_ found: FileError?) {
    if failure == nil, let found { onFailure(found) }
    failure = found
  }

  /// Refuses to write over the notebook that is run.
  private static func check(_ path: String, isNot notebook: String) throws(FileError) {
    if let status = FileStatus(path), let own = FileStatus(notebook), status.isSameFile(as: own) {
      throw FileError(
        path: path,
        problem: "is the notebook itself; choose another folder with -o, or other forms with --to")
    }
  }

  /// Removes what a run left that was killed while it wrote a file: `NAME.md.1234.tmp`.
  private func removeLeftovers() {
    let own = OutputForm.all.map { "\(name).\($0.name)" }
    for file in names() where file.hasSuffix(".tmp") {
      let target = file.dropLast(4)
      let parts = target.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count > 1, let process = parts.last, process.allSatisfy(\.isNumber) else {
        continue
      }
      let base = target.dropLast(process.count + 1)
      if own.contains(String(base)) || PictureFile.isName(base, of: name) {
        unlink("\(path)/\(file)")
      }
    }
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// The pictures to which the document links that an earlier run left.
  private func linkedPictures() -> Set<String> {
    // No document, or one that cannot be read, has no pictures to remove.
    guard let bytes = try? SourceBytes.read("\(path)/\(name).md") else { return [] }
    let text = String(decoding: bytes, as: UTF8.self)
    return Set(
      names().filter {
        PictureFile.isName($0, of: name) && text.contains("](\(PictureFile.link(to: $0)))")
      })
  }
}
