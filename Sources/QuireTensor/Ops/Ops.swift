/// Every operation that gradients flow through.
package enum Ops {
  package static let all: [any Op.Type] = [
    Unary.self, Binary.self, Cast.self, Select.self,
    Sum.self, Mean.self, Product.self, Extreme.self, CumulativeSum.self,
    Softmax.self, LogSoftmax.self, MatMul.self,
    Reshape.self, Transpose.self, BroadcastTo.self, Concatenate.self,
    GatherView.self, ScatterView.self, GatherRuns.self, AddRuns.self,
  ]
}
