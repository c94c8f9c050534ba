/// What the machine's loop asks inline caches for.
extension Interpreter {
  /// An attribute of an instance of a layout that the site knows.
  @inline(__always)
  func cachedAttribute(_ object: Ref<InstanceObject>, _ site: Site) -> Value? {
    object.with { object in
      guard object.shape._withUnsafeGuaranteedRef({ $0.id }) == site.pointee.layout else {
        return nil
      }
      return switch site.pointee.place {
      case .slot(let slot): object.slots[slot]
      case .box(let box): box.pointee
      case .growth, .method, .value, .variable: nil
      }
    }
  }

  /// Sets an attribute of an instance of a layout that the site knows; false when it does not.
  @inline(__always)
  func setCachedAttribute(_ object: Ref<InstanceObject>, _ value: Value, _ site: Site) -> Bool {
    object.with { object in
      guard object.shape._withUnsafeGuaranteedRef({ $0.id }) == site.pointee.layout else {
        return false
      }
      switch site.pointee.place {
      case .slot(let slot): object.slots[slot] = value
      case .growth(let slot, let shape):
        guard slot < object.capacity else { return false }
        object.slots[slot] = value
        object.shape = shape
      case .box, .method, .value, .variable: return false
      }
      return true
    }
  }

  /// A variable of a module of which the site knows the place.
  @inline(__always)
  func cachedMember(_ module: Ref<ModuleObject>, _ site: Site) -> Value? {
    guard site.pointee.type == UnsafeRawPointer(module.toOpaque()),
      case .variable(let slot) = site.pointee.place
    else { return nil }
    let value = module.with { $0.storage[slot] }
    return value.isUndefined ? nil : value
  }

  @inline(never)
  func loadSuper(
    _ target: UnsafeMutablePointer<Value>, _ pair: UnsafeMutablePointer<Value>, _ op: Opcode,
    _ code: Ref<Code>, _ site: Int
  ) throws {
    let site = code.with { $0.attributeSites + site }
    let receiver = pair[1]
    if op == .loadSuper, case .class(let type) = pair[0], case .instance(let object) = receiver {
      let layout = object.with { $0.shape._withUnsafeGuaranteedRef { $0.id } }
      if site.pointee.type == UnsafeRawPointer(type.toOpaque()), site.pointee.recall(layout),
        case .method(let function) = site.pointee.place
      {
        target[0] = function
        target[1] = receiver
        return
      }
    }
    let found = try superAttribute(pair[0], receiver, site.pointee.name)
    if op == .loadSuper {
      if case .class(let type) = pair[0], case .instance(let object) = receiver {
        site.pointee.learn(found.function, above: type, of: object)
      }
      if found.function.isUndefined {
        target[0] = .undefined
        target[1] = found.receiver
      } else {
        target[0] = found.function
        target[1] = found.receiver
      }
    } else {
      target[0] =
        found.function.isUndefined
        ? found.receiver : makeMethod(found.function, of: found.receiver)
    }
  }
}
