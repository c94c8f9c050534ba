extension Mark {
  /// What a mark asks of the limits of its axes.
  struct Reach: Sendable {
    var x = Extent()
    var y = Extent()
    /// Ends that take no margin: where bars begin, where pictures end.
    var stickyX = Extent()
    var stickyY = Extent()
  }

  /// The range of the mark's data; on a logarithmic axis only positive numbers count.
  func reach(x xScale: Axis.Scale, y yScale: Axis.Scale) -> Reach {
    var reach = Reach()
    let positiveX = xScale == .log
    let positiveY = yScale == .log
    switch kind {
    case .line(let line):
      reach.x.include(line.x, positiveOnly: positiveX)
      reach.y.include(line.y, positiveOnly: positiveY)
    case .scatter(let scatter):
      reach.x.include(scatter.x, positiveOnly: positiveX)
      reach.y.include(scatter.y, positiveOnly: positiveY)
    case .bars(let bars):
      var along = Extent()
      var up = Extent()
      var bases = Extent()
      let isLog = bars.isHorizontal ? positiveX : positiveY
      Cancellation.pieces(of: bars.bars.count) { piece in
        for index in piece {
          let bar = bars.bars[index]
          guard bar.tip.isFinite, bar.base.isFinite else { continue }
          along.include(bar.center - bar.width / 2)
          along.include(bar.center + bar.width / 2)
          let error = bars.errors.flatMap { index < $0.count ? $0[index] : nil } ?? 0
          for value in [bar.base, bar.tip - error, bar.tip + error] where !isLog || value > 0 {
            up.include(value)
          }
          bases.include(bar.base)
        }
      }
      if bars.isHorizontal { reach.stickyX = bases } else { reach.stickyY = bases }
      (reach.x, reach.y) = bars.isHorizontal ? (up, along) : (along, up)
    case .image(let image):
      reach.x.include([image.edges.left, image.edges.right])
      reach.y.include([image.edges.bottom, image.edges.top])
      reach.stickyX = reach.x
      reach.stickyY = reach.y
    case .area(let area):
      reach.x.include(area.x, positiveOnly: positiveX)
      reach.y.include(area.lower, positiveOnly: positiveY)
      reach.y.include(area.upper, positiveOnly: positiveY)
    case .rule(let rule):
      var across = Extent()
      var along = Extent()
      across.include(rule.positions, positiveOnly: rule.isHorizontal ? positiveY : positiveX)
      across.include(rule.otherEdges ?? [])
      for span in rule.spans ?? [] { along.include([span.lowerBound, span.upperBound]) }
      (reach.x, reach.y) = rule.isHorizontal ? (along, across) : (across, along)
    case .contour(let contour):
      reach.x.include(contour.x, positiveOnly: positiveX)
      reach.y.include(contour.y, positiveOnly: positiveY)
      reach.stickyX = reach.x
      reach.stickyY = reach.y
    case .text:
      break
    }
    return reach
  }
}
