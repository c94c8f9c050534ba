import Testing

@testable import QuireTensor

@Suite struct TensorErrorTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let kind: TensorError.Kind
    let text: String
    let body: @Sendable () throws -> Void

    init(_ kind: TensorError.Kind, _ text: String, _ body: @escaping @Sendable () throws -> Void) {
      self.kind = kind
      self.text = text
      self.body = body
    }

    var testDescription: String { text }
  }

  private static func zeros(_ dims: Int..., as dtype: DType = .float32) throws -> Tensor {
    try Tensor.zeros(Shape(dims), dtype)
  }

  static let rows: [Row] = [
    Row(
      .shape,
      "add: shapes [2, 3] and [2] do not broadcast together (hint: x[:, None] makes the vector a "
        + "column of shape [2, 1])"
    ) { _ = try zeros(2, 3) + zeros(2) },
    Row(
      .shape,
      "add: shapes [2, 3] and [4] do not broadcast together (hint: extents are compared from the "
        + "last axis and must be equal or 1, found 3 and 4)"
    ) { _ = try zeros(2, 3) + zeros(4) },
    Row(
      .shape,
      "matmul: shapes [2, 3] and [4, 2] do not fit: the inner extents are 3 and 4"
    ) { _ = try zeros(2, 3).matmul(zeros(4, 2)) },
    Row(
      .shape,
      "matmul: expected vectors or matrices, found shapes [] and [2] (hint: use * to scale by a "
        + "number)"
    ) { _ = try zeros().matmul(zeros(2)) },
    Row(
      .shape,
      "reshape: shape [2, 3] has 6 elements, [4, 2] needs 8 (hint: reshape(-1, 2) would give "
        + "[3, 2])"
    ) { _ = try zeros(2, 3).reshaped([4, 2]) },
    Row(
      .shape,
      "reshape: shape [6] has 6 elements, which [4, -1] does not divide "
        + "(hint: the other extents must divide 6)"
    ) {
      _ = try zeros(6).reshaped([4, -1])
    },
    Row(
      .shape,
      "reshape: only one extent may be -1, found [-1, -1] (hint: -1 means: whatever "
        + "is left for this axis)"
    ) {
      _ = try zeros(6).reshaped([-1, -1])
    },
    Row(
      .shape,
      "reshape: shape [-2, 3] has a negative extent -2 (hint: an extent is a "
        + "number of elements: 0 or more)"
    ) {
      _ = try zeros(6).reshaped([-2, 3])
    },
    Row(
      .index,
      "sum: axis 2 is out of bounds for shape [2, 3] with 2 axes (hint: axis "
        + "0 goes down the rows, axis 1 along them; -1 is the last)"
    ) {
      _ = try zeros(2, 3).sum(axes: [2])
    },
    Row(.value, "sum: axis -1 is named twice") { _ = try zeros(2, 3).sum(axes: [1, -1]) },
    Row(
      .value,
      "max: the tensor of shape [0, 3] has no element to choose (hint: check that it is not empty "
        + "first)"
    ) { _ = try zeros(0, 3).max(axes: [0]) },
    Row(
      .value,
      "transpose: expected every axis of shape [2, 3] once, found [0, 0] (hint: without "
        + "arguments the axes are reversed, as x.T does)"
    ) {
      _ = try zeros(2, 3).transposed([0, 0])
    },
    Row(
      .shape,
      "concatenate: expected shapes that differ only along axis 0, found [2, 3] and [2, 4] "
        + "(hint: along axis 1 they fit: axis=1)"
    ) { _ = try Tensor.concatenate([zeros(2, 3), zeros(2, 4)]) },
    Row(.value, "concatenate: expected at least one tensor, found none") {
      _ = try Tensor.concatenate([])
    },
    Row(
      .shape,
      "stack: expected tensors of one shape, found [2] and [3] (hint: concatenate "
        + "joins along an axis that is there already)"
    ) {
      _ = try Tensor.stack([zeros(2), zeros(3)])
    },
    Row(
      .index,
      "index 3 is out of bounds for axis 1 with extent 3 of a tensor of shape [2, 3] (hint: it must "
        + "lie from -3 to 2)"
    ) { _ = try zeros(2, 3).subscripted([.all, .at(3)]) },
    Row(
      .index,
      "index -4 is out of bounds for axis 0 with extent 3 (hint: it must lie from -3 to 2)"
    ) { _ = try zeros(3).subscripted([.tensor(Tensor([0, -4]))]) },
    Row(
      .index,
      "too many indices: a tensor of shape [3] has 1 axis, found 2 indices "
        + "(hint: one index for each axis, separated by commas; the last ones may be left out)"
    ) {
      _ = try zeros(3).subscripted([.at(0), .at(0)])
    },
    Row(.index, "only one ellipsis ('...') is allowed") {
      _ = try zeros(3).subscripted([.ellipsis, .ellipsis])
    },
    Row(
      .dtype,
      "an index tensor holds integers or bools, found float32 (hint: convert them with "
        + "astype(\"int64\"))"
    ) { _ = try zeros(3).subscripted([.tensor(zeros(2))]) },
    Row(
      .shape,
      "the mask has shape [2], the axes it masks have [3] (hint: a mask needs one bool for each "
        + "element or row)"
    ) { _ = try zeros(3).subscripted([.tensor(Tensor([true, false]))]) },
    Row(.value, "slice: the step cannot be 0") {
      _ = try zeros(3).subscripted([.range(start: nil, stop: nil, step: 0)])
    },
    Row(
      .shape,
      "assignment: a value of shape [2] does not fit a selection of shape [3] "
        + "(hint: it takes values of shape [3], or one number for all)"
    ) {
      var x = try zeros(3)
      try x.assign([.all], zeros(2))
    },
    Row(
      .value,
      "add: the number 300 does not fit uint8 (hint: convert the tensor with astype(\"int64\"))"
    ) { _ = try zeros(3, as: .uint8) + .weak(300) },
    Row(
      .value,
      "power: integers to negative integer powers are not allowed (hint: make the base or the "
        + "exponent a float)"
    ) { _ = try zeros(3, as: .int64).power(.weak(-2)) },
    Row(
      .dtype,
      "subtract: bool tensors have no difference (hint: use != for where they differ, or convert "
        + "them with astype)"
    ) { _ = try zeros(3, as: .bool) - zeros(3, as: .bool) },
    Row(
      .dtype,
      "negative: a bool tensor has no negative (hint: use logical_not, or convert it with astype)"
    ) { _ = try -zeros(3, as: .bool) },
    Row(
      .value,
      "item: expected a tensor of one element, found shape [2] (hint: index it first, or reduce it "
        + "with sum, mean or max)"
    ) { _ = try zeros(2).item() },
    Row(.shape, "tensor: shape [2, 2] needs 4 elements, found 3") {
      _ = try Tensor([1.0, 2, 3], shape: [2, 2])
    },
    Row(
      .memory,
      "zeros: a tensor of shape [4611686018427387904, 4] has more than 2^63 elements (hint: check "
        + "the shape)"
    ) { _ = try zeros(1 << 62, 4) },
    Row(.shape, "zeros: a tensor has at most 32 axes, found 33") {
      _ = try Tensor.zeros(Shape([Int](repeating: 1, count: 33)))
    },
    Row(
      .value,
      "one_hot: the label 3 is not one of the 3 classes 0 to 2"
    ) { _ = try Tensor.oneHot(Tensor([0, 3]), classes: 3) },
    Row(
      .shape,
      "broadcast_to: shape [2] does not stretch to [3] (hint: only "
        + "extents of 1 stretch, and new axes come in front)"
    ) {
      _ = try zeros(2).broadcast(to: [3])
    },
    Row(
      .value,
      "arange: the step cannot be 0 (hint: a step of 1 counts up, "
        + "-1 down; linspace(start, stop, n) gives n numbers)"
    ) { _ = try Tensor.arange(0, 3, step: 0) },
    Row(
      .value,
      "split: axis 0 of shape [5] does not divide into 2 equal parts (hint: give the positions to "
        + "cut at)"
    ) { _ = try zeros(5).split(into: 2) },
    Row(
      .dtype,
      "expected a tensor of int64, found float32 (hint: convert it with astype(\"int64\"))"
    ) { _ = try zeros(5).values(as: Int.self) },
    Row(
      .dtype,
      "normal: expected float32 or float64, found int64 (hint: draw floats and convert them with "
        + "astype)"
    ) {
      var source = RandomSource(seed: 1)
      _ = try source.normal([2], .int64)
    },
  ]

  @Test(arguments: rows)
  func `says what was expected and found`(row: Row) throws {
    do {
      try row.body()
      Issue.record("no error")
    } catch let error as TensorError {
      #expect(error.description == row.text)
      #expect(error.kind == row.kind)
    }
  }

  /// Shapes without elements, however large their other extents, go through everything.
  @Test func `works on tensors without elements`() throws {
    for shape in [[0], [0, 3], [3, 0], [2, 0, 4], [0, 1 << 40, 1 << 40]] as [Shape] {
      let x = try Tensor.zeros(shape)
      #expect(try (x + x).relu().exp().shape == shape)
      #expect(try x.sum().item() == 0)
      #expect(try x.product().item() == 1)
      #expect(try x.all().item() == 1)
      #expect(try x.mean().item().isNaN)
      #expect(try x.transposed().transposed().shape == shape)
      #expect(try x.astype(.int64).count == 0)
      #expect(try x.flipped().count == 0)
      #expect(x.description == "[]")
    }
    #expect(try Tensor.zeros([2, 0]).matmul(.zeros([0, 3])).doubles() == [0, 0, 0, 0, 0, 0])
    #expect(try Tensor.zeros([0, 2], .float64).matmul(.zeros([2, 3], .float64)).shape == [0, 3])
  }
}
