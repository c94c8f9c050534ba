import QuireDocument

/// Writes a notebook with its outputs in one form.
///
/// During a run the same writer is asked again after every cell; it may keep what it made of cells
/// that have not changed since.
package protocol DocumentWriter {
  mutating func write(_ notebook: Notebook) throws -> WrittenDocument
}

/// A document as a file, and the pictures it links to.
package struct WrittenDocument: Hashable, Sendable {
  package var bytes: [UInt8]
  package var pictures: [PictureFile]

  package init(bytes: [UInt8], pictures: [PictureFile] = []) {
    self.bytes = bytes
    self.pictures = pictures
  }
}

/// What was made of each cell of a document, kept as long as the cell stays as it is.
struct CellMemo<Part> {
  private var kept: [Int: (cell: Cell, pictures: Int, part: Part)] = [:]

  /// The part of the cell at `index`, before which the document has so many pictures.
  mutating func part(
    of cell: Cell, at index: Int, pictures: Int, make: (Cell, Int) -> Part
  ) -> Part {
    if let kept = kept[index], kept.pictures == pictures, kept.cell == cell { return kept.part }
    let part = make(cell, pictures)
    kept[index] = (cell, pictures, part)
    return part
  }
}
