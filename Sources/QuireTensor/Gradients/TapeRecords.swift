/// Where one tape recorded one tensor.
package struct TapeLink {
  let records: TapeRecords
  let index: Int
}

/// The operations one tape has seen, in order.
///
/// Tensors hold links to it and it holds tensors: the tape, which no tensor holds, breaks the ring
/// by clearing it. The flat list also lets a chain of a million operations go without recursion.
package final class TapeRecords {
  struct Record {
    /// Nil for a watched tensor.
    let op: (any Op)?
    let inputs: [Tensor]
    /// For each input its own record.
    let parents: [Int?]
    let output: Tensor?
  }

  var isRecording = true
  private(set) var records: [Record] = []
  /// The bytes of the results it keeps alive.
  private(set) var byteCount = 0

  /// A new record for a tensor whose history begins here.
  func watch() -> TapeLink {
    records.append(Record(op: nil, inputs: [], parents: [], output: nil))
    return TapeLink(records: self, index: records.count - 1)
  }

  func index(of tensor: Tensor) -> Int? {
    tensor.links.first { $0.records === self }?.index
  }

  func clear() {
    isRecording = false
    records = []
    byteCount = 0
  }

  /// Records `output` with every recording tape that tracks an input.
  static func record(_ op: some Op, _ inputs: [Tensor], _ output: inout Tensor) {
    var seen: [TapeRecords] = []
    for input in inputs {
      for link in input.links
      where link.records.isRecording && !seen.contains(where: { $0 === link.records }) {
        seen.append(link.records)
      }
    }
    output.links = seen.map { TapeLink(records: $0, index: $0.records.count) }
    for records in seen {
      records.byteCount += output.byteCount
      records.records.append(
        Record(
          op: op, inputs: inputs, parents: inputs.map { records.index(of: $0) }, output: output))
    }
  }
}
