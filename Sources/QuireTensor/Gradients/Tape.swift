/// Where one tape recorded one tensor.
package struct TapeLink {
  let record: TapeRecords
  let index: Int
}

/// The operations one tape has seen.
package final class TapeRecords {}
