import QuireSyntax

extension Interpreter {
  /// Runs a closure whose arguments stand in `entryRegisters`; calls between functions of the program do
  /// not use the Swift stack.
  func run(_ entry: Ref<ClosureObject>, _ entryRegisters: UnsafeMutablePointer<Value>) throws
    -> Value
  {
    let floor = frameCount
    let frames = self.frames
    var closure = entry
    var regs = entryRegisters
    var code = entry.with { $0.code }
    var pc = code.with { $0.instructions }
    var consts = code.with { $0.constants }
    var globals = code.with { $0.globals }
    callbackTop = regs + code.with { $0.registerCount }
    while true {
      var failing = Value.null
      do {
        instructions: while true {
          let i = pc.pointee
          pc += 1
          let a = Int(i.a)
          let b = Int(i.b)
          let c = Int(i.c)
          switch i.op {
          case .move: regs[a] = regs[b]
          case .loadK: regs[a] = consts[i.wide]
          case .clear: (regs + a).update(repeating: .undefined, count: b)
          case .checkLocal: if regs[a].isUndefined { throw unassigned(code, pc) }
          case .getGlobal:
            let value = globals[i.wide]
            if value.isUndefined { throw unassigned(code, pc) }
            regs[a] = value
          case .setGlobal: globals[i.wide] = regs[a]
          case .deleteGlobal: try deleteGlobal(i.wide, code, pc)
          case .newCell: regs[a] = .cell(heap.track(CellObject(regs[a]), byteCount: 48))
          case .getCell:
            if case .cell(let cell) = regs[b] {
              let value = cell.with { $0.value }
              if value.isUndefined { throw unassigned(code, pc) }
              regs[a] = value
            }
          case .setCell:
            let value = regs[b]
            if case .cell(let cell) = regs[a] { cell.with { $0.value = value } }
          case .getUp:
            if case .cell(let cell) = closure.with({ $0.cells[b] }) {
              let value = cell.with { $0.value }
              if value.isUndefined { throw unassigned(code, pc) }
              regs[a] = value
            }
          case .setUp:
            let value = regs[a]
            if case .cell(let cell) = closure.with({ $0.cells[b] }) {
              cell.with { $0.value = value }
            }
          case .closure: makeClosure(code.with { $0.children[i.wide] }, closure, regs, a)

          case .add: regs[a] = try add(regs[b], regs[c], i.isInPlace)
          case .subtract: regs[a] = try subtract(regs[b], regs[c], i.isInPlace)
          case .multiply: regs[a] = try multiply(regs[b], regs[c], i.isInPlace)
          case .divide: regs[a] = try divide(regs[b], regs[c], i.isInPlace)
          case .floorDivide: regs[a] = try floorDivide(regs[b], regs[c], i.isInPlace)
          case .modulo: regs[a] = try modulo(regs[b], regs[c], i.isInPlace)
          case .addK: regs[a] = try add(regs[b], consts[c], i.isInPlace)
          case .subtractK: regs[a] = try subtract(regs[b], consts[c], i.isInPlace)
          case .multiplyK: regs[a] = try multiply(regs[b], consts[c], i.isInPlace)
          case .divideK: regs[a] = try divide(regs[b], consts[c], i.isInPlace)
          case .floorDivideK: regs[a] = try floorDivide(regs[b], consts[c], i.isInPlace)
          case .moduloK: regs[a] = try modulo(regs[b], consts[c], i.isInPlace)
          case .power: regs[a] = try power(regs[b], regs[c], i.isInPlace)
          case .matmul: regs[a] = try binarySlow(.matmul, regs[b], regs[c], i.isInPlace)
          case .bitAnd: regs[a] = try binarySlow(.bitAnd, regs[b], regs[c], i.isInPlace)
          case .bitOr: regs[a] = try binarySlow(.bitOr, regs[b], regs[c], i.isInPlace)
          case .bitXor: regs[a] = try binarySlow(.bitXor, regs[b], regs[c], i.isInPlace)
          case .shiftLeft: regs[a] = try binarySlow(.shiftLeft, regs[b], regs[c], i.isInPlace)
          case .shiftRight: regs[a] = try binarySlow(.shiftRight, regs[b], regs[c], i.isInPlace)
          case .addInPlace: regs[a] = try addInPlace(regs[b], regs[c])
          case .subtractInPlace: regs[a] = try subtractInPlace(regs[b], regs[c])
          case .multiplyInPlace: regs[a] = try multiplyInPlace(regs[b], regs[c])
          case .bitOrInPlace: regs[a] = try combineInPlace(.bitOr, regs[b], regs[c])
          case .bitAndInPlace: regs[a] = try combineInPlace(.bitAnd, regs[b], regs[c])
          case .bitXorInPlace: regs[a] = try combineInPlace(.bitXor, regs[b], regs[c])
          case .negate: regs[a] = try negate(regs[b])
          case .plus: regs[a] = try unarySlow(.plus, regs[b])
          case .invert: regs[a] = try unarySlow(.invert, regs[b])
          case .not: regs[a] = .bool(try !truth(regs[b]))
          case .less: regs[a] = try compare(.less, regs[b], regs[c])
          case .lessOrEqual: regs[a] = try compare(.lessOrEqual, regs[b], regs[c])
          case .equal: regs[a] = try compare(.equal, regs[b], regs[c])
          case .notEqual: regs[a] = try compare(.notEqual, regs[b], regs[c])
          case .isIn: regs[a] = .bool(try contains(regs[c], regs[b]))
          case .isNotIn: regs[a] = .bool(try !contains(regs[c], regs[b]))
          case .isSame: regs[a] = .bool(isSame(regs[b], regs[c]))
          case .isNotSame: regs[a] = .bool(!isSame(regs[b], regs[c]))

          case .jump: pc += i.wide
          case .loop:
            try tick(regs, code)
            pc += i.wide
          case .jumpIfFalse: if try !truth(regs[a]) { pc += i.wide }
          case .jumpIfTrue: if try truth(regs[a]) { pc += i.wide }
          case .jumpIfDefined: if !regs[a].isUndefined { pc += i.wide }
          case .loopIfTrue:
            if try truth(regs[a]) {
              try tick(regs, code)
              pc += i.wide
            }
          case .lessT:
            if try less(regs[a], regs[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .lessOrEqualT:
            if try lessOrEqual(regs[a], regs[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .equalT:
            if try equal(regs[a], regs[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .notEqualT:
            if try !equal(regs[a], regs[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .lessF: if try !less(regs[a], regs[b]) { pc += i.short }
          case .lessOrEqualF: if try !lessOrEqual(regs[a], regs[b]) { pc += i.short }
          case .equalF: if try !equal(regs[a], regs[b]) { pc += i.short }
          case .notEqualF: if try equal(regs[a], regs[b]) { pc += i.short }
          case .lessKT:
            if try less(regs[a], consts[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .lessOrEqualKT:
            if try lessOrEqual(regs[a], consts[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .greaterKT:
            if try less(consts[b], regs[a]) {
              try tick(regs, code)
              pc += i.short
            }
          case .greaterOrEqualKT:
            if try lessOrEqual(consts[b], regs[a]) {
              try tick(regs, code)
              pc += i.short
            }
          case .equalKT:
            if try equal(regs[a], consts[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .notEqualKT:
            if try !equal(regs[a], consts[b]) {
              try tick(regs, code)
              pc += i.short
            }
          case .lessKF: if try !less(regs[a], consts[b]) { pc += i.short }
          case .lessOrEqualKF: if try !lessOrEqual(regs[a], consts[b]) { pc += i.short }
          case .greaterKF: if try !less(consts[b], regs[a]) { pc += i.short }
          case .greaterOrEqualKF: if try !lessOrEqual(consts[b], regs[a]) { pc += i.short }
          case .equalKF: if try !equal(regs[a], consts[b]) { pc += i.short }
          case .notEqualKF: if try equal(regs[a], consts[b]) { pc += i.short }

          case .iterStart: try startIteration(regs + a)
          case .iterNext:
            // The three commonest loops stand here; the rest is out of line.
            if case .int(let last) = regs[a], case .int(let current) = regs[a + 1] {
              if current < last {
                try tick(regs, code)
                regs[a + 1] = .int(current &+ 1)
                regs[a + 2] = .int(current &+ 1)
                pc += i.wide
              }
            } else if case .list(let list) = regs[a], case .int(let position) = regs[a + 1] {
              if position < list.with({ $0.count }) {
                try tick(regs, code)
                regs[a + 2] = list.with { $0.items[position] }
                regs[a + 1] = .int(position &+ 1)
                pc += i.wide
              }
            } else if case .range(let range) = regs[a], case .int(let position) = regs[a + 1] {
              if position < range.with({ $0.count }) {
                try tick(regs, code)
                regs[a + 2] = .int(range.with { $0.start &+ position &* $0.step })
                regs[a + 1] = .int(position &+ 1)
                pc += i.wide
              }
            } else if try nextElement(regs + a) {
              try tick(regs, code)
              pc += i.wide
            }

          case .callSpread, .callMethod, .call:
            let callee: Ref<ClosureObject>
            var base = regs + (a &+ 1)
            var isConstruction = false
            if i.implied != 0, case .closure(let known) = regs[a],
              known.with({ $0.code.with { $0.simpleArity } }) &+ 1 == b &+ Int(i.implied)
            {
              callee = known
            } else {
              // Here and not behind a built-in, when what its result replaces still has its name.
              if slice <= 0 { try safepoint(regs, code, isCall: true) }
              if i.implied != 0, case .builtin(let builtin) = regs[a],
                builtin.with({ $0.arity }) &+ 1 == b &+ Int(i.implied)
              {
                regs[a] = try callPlainly(builtin, base, code.with { $0.callSites + c })
                tickOver()
                continue
              }
              guard let prepared = try prepareCall(regs + a, i, code) else {
                tickOver()
                continue
              }
              callee = prepared.callee
              base = prepared.base
              isConstruction = prepared.isConstruction
            }
            let target = callee.with { $0.code }
            try enter(base, target)
            try tick(base, target)
            frames[frameCount] = Frame(closure: closure, pc: pc, registers: regs)
            frameCount &+= 1
            if isConstruction {
              // `__init__` returns to the code that returns the new instance.
              frames[frameCount] = Frame(
                closure: constructor, pc: constructor.with { $0.code.with { $0.instructions } },
                registers: regs + (a &+ 1))
              frameCount &+= 1
            }
            closure = callee
            code = target
            regs = base
            pc = code.with { $0.instructions }
            consts = code.with { $0.constants }
            globals = code.with { $0.globals }
            callbackTop = regs + code.with { $0.registerCount }
          case .loadMethod: try loadMethod(regs + a, regs[b], code.with { $0.attributeSites + c })
          case .ret, .retNone:
            let value = i.op == .ret ? regs[a] : .null
            if frameCount == floor { return value }
            (regs - 1).pointee = value
            frameCount &-= 1
            closure = frames[frameCount].closure
            pc = frames[frameCount].pc
            regs = frames[frameCount].registers
            code = closure.with { $0.code }
            consts = code.with { $0.constants }
            globals = code.with { $0.globals }
            callbackTop = regs + code.with { $0.registerCount }

          case .getAttribute:
            let site = code.with { $0.attributeSites + c }
            if case .instance(let object) = regs[b], let value = cachedAttribute(object, site) {
              regs[a] = value
            } else {
              regs[a] = try getAttribute(regs[b], site)
            }
          case .setAttribute:
            let site = code.with { $0.attributeSites + c }
            if case .instance(let object) = regs[a], setCachedAttribute(object, regs[b], site) {
            } else {
              try setAttribute(regs[a], regs[b], site)
            }
          case .deleteAttribute:
            try deleteAttribute(regs[a], code.with { $0.attributeSites[c].name })
          case .loadSuper, .getSuper:
            try loadSuper(regs + a, regs + (i.op == .loadSuper ? a : b), i.op, code, c)
          case .getItem:
            if case .list(let list) = regs[b], case .int(let index) = regs[c],
              let value = list.with({
                UInt(bitPattern: index) < UInt(bitPattern: $0.count) ? $0.items[index] : nil
              })
            {
              regs[a] = value
            } else if let value = try element(regs[b], regs[c]) {
              regs[a] = value
            } else {
              failing = missingElement(regs[b], regs[c])
              break instructions
            }
          case .setItem:
            let value = regs[c]
            if case .list(let list) = regs[a], case .int(let index) = regs[b],
              list.with({
                let isInside = UInt(bitPattern: index) < UInt(bitPattern: $0.count)
                if isInside { $0.items[index] = value }
                return isInside
              })
            {
            } else {
              try setItem(regs[a], regs[b], value)
            }
          case .deleteItem: try deleteItem(regs[a], regs[b])

          case .newList:
            regs[a] = .list(heap.makeList(copying: regs + b, count: c))
          case .newTuple:
            regs[a] = .tuple(heap.makeTuple(copying: regs + b, count: c))
          case .newSet: regs[a] = .set(heap.track(SetObject(), byteCount: 400))
          case .newDict:
            regs[a] = .dict(heap.track(DictObject(capacity: b), byteCount: 400 + 40 * b))
          case .newSlice:
            let slice = SliceObject(regs[b], regs[b + 1], regs[b + 2])
            regs[a] = .slice(heap.track(slice, byteCount: 96))
          case .listAppend:
            let value = regs[b]
            if case .list(let list) = regs[a] { list.with { $0.append(value) } }
            heap.grew(by: 16)
          case .listExtend: try extend(regs[a], regs[b])
          case .listToTuple:
            if case .list(let list) = regs[b] { regs[a] = makeTuple(Array(list.object.values)) }
          case .setInsert:
            if case .set(let set) = regs[a] {
              try set.object.insert(regs[b])
              heap.grew(by: 48)
            }
          case .dictSet:
            if case .dict(let dict) = regs[a] {
              try dict.object.set(regs[b], regs[c])
              heap.grew(by: 48)
            }
          case .dictMerge: try merge(regs[a], regs[b], isCall: c == 1)
          case .unpack: try unpack(regs[b], into: regs + a, count: c)
          case .unpackStar: try unpack(regs[b], into: regs + a, before: c >> 8, after: c & 255)
          case .toText: regs[a] = try text(of: regs[b], conversion: c)
          case .format: regs[a] = try formatted(regs[b], spec: regs[c])
          case .join: regs[a] = try join(regs + b, count: c)

          case .importModule: regs[a] = try importModule(consts[i.wide], code)
          case .importName: regs[a] = try importName(regs[b], consts[c], code)
          case .importAll: try importAll(regs[a], code)
          case .checkType:
            let mask = code.with { $0.annotationChecks[b].mask }
            if mask & (1 << regs[a].typeBit) == 0 {
              try checkAnnotation(code, b, regs[a], regs)
            }
          case .assertion:
            throw try failedAssertion(b & 1 == 1 ? regs[a] : nil, regs + c, count: b >> 1)
          case .enter: regs[a + 1] = try enterContext(regs[a])
          case .exit: try exitContext(regs[a])
          case .exitError: regs[b] = .bool(try exitContext(regs[a], error: regs[b]))
          case .raise:
            if errorObject(of: regs[a]) != nil {
              failing = regs[a]
              break instructions
            }
            throw try raised(regs[a])
          case .makeClass:
            if let template = code.object.classTemplate {
              regs[a] = try makeClass(template, regs, code.object)
            }
          case .initialized: try checkInitialized(regs[a])
          case .matchError: regs[a] = .bool(try matches(regs[b], regs[c]))
          }
        }
      } catch {
        failing = caught(failure(error))
      }
      frames[frameCount] = Frame(closure: closure, pc: pc, registers: regs)
      frameCount &+= 1
      let handler = try unwind(failing, downTo: floor)
      closure = frames[frameCount].closure
      regs = frames[frameCount].registers
      code = closure.with { $0.code }
      pc = code.with { $0.instructions } + handler.target
      consts = code.with { $0.constants }
      globals = code.with { $0.globals }
      callbackTop = regs + code.with { $0.registerCount }
    }
  }
}
