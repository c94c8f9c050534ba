/// How two operands are read along a result's axes, with neighbouring axes joined where both
/// operands run on.
struct Broadcast {
  private(set) var dims: [Int] = []
  private(set) var a: [Int] = []
  private(set) var b: [Int] = []

  init(_ first: Shape, _ second: Shape, to shape: Shape) {
    let aStrides = first.broadcastStrides(to: shape)
    let bStrides = second.broadcastStrides(to: shape)
    for (axis, extent) in shape.dims.enumerated() where extent != 1 {
      if let last = dims.indices.last, a[last] == aStrides[axis] &* extent,
        b[last] == bStrides[axis] &* extent
      {
        dims[last] = dims[last] &* extent
        a[last] = aStrides[axis]
        b[last] = bStrides[axis]
      } else {
        dims.append(extent)
        a.append(aStrides[axis])
        b.append(bStrides[axis])
      }
    }
  }
}
