/// One instruction: an operation and three 16-bit operands, of which `b` and `c` may form one of 32 bits.
struct Instruction {
  var op: Opcode
  /// What it knows besides, by its operation: see `isInPlace` and `implied`.
  private var flags: UInt8 = 0
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.op = op
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  init(_ op: Opcode, _ a: Int, wide: Int) {
    let bits = UInt32(truncatingIfNeeded: wide)
    self.init(op, a, Int(bits & 0xFFFF), Int(bits >> 16))
  }

  /// Whether the left side of an operator may change where it is: `a op= b`.
  @inline(__always)
  var isInPlace: Bool {
    get { flags != 0 }
    set { flags = newValue ? 1 : 0 }
  }

  /// Of a call whose `b` arguments are all positional: one more than the arguments that come with the callee.
  /// 0 for every other call.
  @inline(__always)
  var implied: UInt8 {
    get { flags }
    set { flags = newValue }
  }

  /// The signed 32-bit operand in `b` and `c`.
  @inline(__always)
  var wide: Int { Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16)) }

  /// The signed 16-bit operand in `c`.
  @inline(__always)
  var short: Int { Int(Int16(bitPattern: c)) }
}

/// What an instruction does. R[x] is a register, K[x] a constant; jumps count from the next instruction.
enum Opcode: UInt8 {
  // Variables.
  case move  // R[a] = R[b]
  case loadK  // R[a] = K[wide]
  case clear  // R[a] … R[a + b - 1] = undefined
  case checkLocal  // error when R[a] is undefined
  case getGlobal  // R[a] = global wide
  case setGlobal  // global wide = R[a]
  case deleteGlobal
  case newCell  // R[a] = a cell that holds R[a]
  case getCell  // R[a] = value of the cell R[b]
  case setCell  // value of the cell R[a] = R[b]
  case getUp  // R[a] = value of the closure's cell b
  case setUp  // value of the closure's cell b = R[a]
  case closure  // R[a] = closure of child wide

  // Operators; the K forms take K[c] on the right.
  case add, subtract, multiply, divide, floorDivide, modulo
  case addK, subtractK, multiplyK, divideK, floorDivideK, moduloK
  case power, matmul, bitAnd, bitOr, bitXor, shiftLeft, shiftRight
  case addInPlace  // R[a] = R[b] += R[c]: a list grows where it is
  case subtractInPlace, multiplyInPlace  // the same for -= of sets and *= of lists
  case bitOrInPlace, bitAndInPlace, bitXorInPlace  // the same for |=, &=, ^= of sets and dicts
  case negate, plus, invert, not
  case less, lessOrEqual, equal, notEqual, isIn, isNotIn, isSame, isNotSame

  // Jumps. The T forms close loops, so they count a step.
  case jump  // by wide
  case loop  // by wide, counting a step
  case jumpIfFalse  // R[a], by wide
  case jumpIfTrue
  case loopIfTrue
  case jumpIfDefined  // R[a] has a value, by wide
  case lessT, lessOrEqualT, equalT, notEqualT  // R[a], R[b], by c
  case lessF, lessOrEqualF, equalF, notEqualF
  case lessKT, lessOrEqualKT, greaterKT, greaterOrEqualKT, equalKT, notEqualKT  // R[a], K[b], by c
  case lessKF, lessOrEqualKF, greaterKF, greaterOrEqualKF, equalKF, notEqualKF

  // Loops: R[a] the iterable, R[a + 1] the position, R[a + 2] the element.
  case iterStart  // R[a] becomes something iterNext understands
  case iterNext  // next element and jump by wide, or fall through at the end

  // Calls: R[a] the callee, arguments behind it, c the call site.
  case call  // b arguments
  case callMethod  // R[a] the method or undefined, R[a + 1] the receiver or callee, b arguments behind
  case callSpread  // R[a + 1] a list, R[a + 2] a dict
  case loadMethod  // R[a], R[a + 1] for callMethod: attribute site c of R[b]
  case ret  // R[a]
  case retNone

  // Attributes and subscripts.
  case loadSuper  // R[a] the class, R[a + 1] the object: what loadMethod gives of super() for site c
  case getSuper  // R[a] = attribute site c of super(R[b], R[b + 1])
  case getAttribute  // R[a] = attribute site c of R[b]
  case setAttribute  // attribute site c of R[a] = R[b]
  case deleteAttribute  // del attribute site c of R[a]
  case getItem  // R[a] = R[b][R[c]]
  case setItem  // R[a][R[b]] = R[c]
  case deleteItem  // del R[a][R[b]]

  // Making values.
  case newList  // R[a] = [R[b] … c values]
  case newTuple
  case newSet
  case newDict  // R[a] = {} with room for b pairs
  case newSlice  // R[a] = slice(R[b], R[b + 1], R[b + 2])
  case listAppend  // R[a].append(R[b])
  case listExtend  // R[a] takes all of R[b]
  case listToTuple  // R[a] = tuple(R[a])
  case setInsert  // R[a].add(R[b])
  case dictSet  // R[a][R[b]] = R[c]
  case dictMerge  // R[a] takes all pairs of R[b]; an error for a key it has when c is 1
  case unpack  // R[a] … = the c values of R[b]
  case unpackStar  // c >> 8 values, a list of the rest, c & 255 values
  case toText  // R[a] = text of R[b]: c is 0 for str, 1 for repr, 2 for ascii, 3 for str now
  case format  // R[a] = format(R[b], R[c])
  case join  // R[a] = R[b] … joined, c strings

  // The rest.
  case importModule  // R[a] = module K[wide]
  case importName  // R[a] = name K[c] of the module R[b]
  case importAll  // every public name of the module R[a] becomes a global
  case checkType  // fails unless R[a] satisfies the annotation b
  case assertion  // fails with R[a] as message; b is 1 when there is one
  case enter  // R[a + 1] = R[a].__enter__()
  case exit  // R[a].__exit__(None, None, None)
  case exitError  // R[b] = whether R[a].__exit__(…) of the error R[b] is true
  case raise  // R[a]
  case makeClass  // R[a] = the class of the body that ran
  case initialized  // error unless R[a], what __init__ returned, is None
  case matchError  // R[a] = whether the error R[b] is of kind R[c]
}
