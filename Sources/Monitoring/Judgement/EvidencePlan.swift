/// A rule set's evidence definitions turned round: what each code says about each definition.
struct EvidencePlan: Sendable {
  /// What one code is to one definition.
  struct Role: Sendable {
    var definition: Int
    var part: Part
  }

  enum Part: Sendable {
    case panel
    /// The bit of its component group.
    case component(UInt32)
    case partial
  }

  /// Those of each code together.
  private(set) var roles: [Role] = []
  /// By code: where its roles are.
  private(set) var rolesOfCode: [Range<Int>] = []
  /// By code: whether a row without a value does not count.
  private(set) var needsValue: [Bool]
  /// By code: whether its numbers are kept, because a prophylaxis ends by them.
  private(set) var isRecoveryCount: [Bool]
  /// By definition: the bits of all its component groups; 0: it has none.
  let allComponents: [UInt32]

  init(_ program: Program) {
    let codeCount = program.vocabulary.codes.count
    var roles: [[Role]] = Array(repeating: [], count: codeCount)
    needsValue = Array(repeating: false, count: codeCount)
    isRecoveryCount = Array(repeating: false, count: codeCount)
    allComponents = program.evidence.map { definition in
      definition.components.indices.reduce(0) { $0 | 1 << UInt32($1) }
    }
    for (index, definition) in program.evidence.enumerated() {
      add(definition, at: index, to: &roles)
    }
    for ofCode in roles {
      rolesOfCode.append(self.roles.count..<self.roles.count + ofCode.count)
      self.roles += ofCode
    }
    for requirement in program.requirements {
      guard case .point(.prophylaxis(let rule)) = requirement.schedule else { continue }
      needsValue[Int(rule.recoveryCode.value)] = true
      isRecoveryCount[Int(rule.recoveryCode.value)] = true
    }
  }

  private mutating func add(
    _ definition: EvidenceDefinition, at index: Int, to roles: inout [[Role]]
  ) {
    func add(_ part: Part, _ code: CodeIndex) {
      roles[Int(code.value)].append(Role(definition: index, part: part))
    }
    for code in definition.panels { add(.panel, code) }
    for (group, components) in definition.components.enumerated() {
      for code in components.codes {
        add(.component(1 << UInt32(group)), code)
        needsValue[Int(code.value)] = true
      }
    }
    for code in definition.partial { add(.partial, code) }
  }

  /// Whether a row shows by itself that something was measured or done.
  func counts(_ row: ObservationRow) -> Bool {
    row.status == .counts && (row.hasValue || !needsValue[Int(row.code.value)])
  }

  /// The version that counts of the fact at `index`, which is moved behind its last version.
  ///
  /// A pending version never replaces one that counts.
  func latestVersion(in rows: [ObservationRow], from index: inout Int) -> ObservationRow {
    var latest = rows[index]
    index += 1
    while index < rows.count, rows[index].code == latest.code,
      rows[index].specimen == latest.specimen, rows[index].collectedOn == latest.collectedOn
    {
      let next = rows[index]
      if next.status != .pending || !counts(latest) { latest = next }
      index += 1
    }
    return latest
  }
}
