import Monitoring
import Testing

/// 60,000 rows of work at seven sites, written once: several times what fits in memory.
enum AssemblyManyRows {
  /// What a row must be ordered by, told from what was put in.
  struct Row: Hashable {
    var priority: Int
    var daysPastDue: Int
    var inARow: Int
    var mrn: String
    var patient: Int64
    var requirement: Int

    static func precedes(_ left: Row, _ right: Row) -> Bool {
      if left.priority != right.priority { return left.priority < right.priority }
      if left.daysPastDue != right.daysPastDue { return left.daysPastDue > right.daysPastDue }
      if left.inARow != right.inARow { return left.inARow > right.inARow }
      if !isSameText(left.mrn, right.mrn) {
        return left.mrn.utf8.lexicographicallyPrecedes(right.mrn.utf8)
      }
      return (left.patient, left.requirement) < (right.patient, right.requirement)
    }
  }

  static let sites = 7
  static let written = Result {
    let memory = FilesMemory()
    let report = try FilesReport(
      patients, directory: FilesReport.directory(sites: sites), into: memory)
    return (report: report, appends: memory.appendsByScratch)
  }
  static let requirements = ["monthly", "baseline", "advisory"]

  /// In an order of no meaning; few different numbers, so that every key is needed.
  static let patients: [FilesPatient] = {
    var dice = AssemblyDice(seed: 7)
    return (0..<12_000).map { _ in
      let mrn = ["", "0", "A ", "A!", "A", "é", "z"][dice.roll(7)] + "\(dice.roll(40))"
      let id = Int64(dice.roll(1 << 40)) - 1 << 39
      var patient = FilesPatient(id, mrn: mrn, site: dice.roll(8) == 7 ? nil : dice.roll(sites))
      for requirement in 0..<3 {
        for days in [5 + dice.roll(3), 31 + dice.roll(2)][...dice.roll(2)] {
          let inARow = 1 + dice.roll(3)
          let isCurrent = dice.roll(4) > 0
          patient.owe(
            requirement, daysAgo: days, .missed, inARow: inARow, isCurrent: isCurrent)
        }
        patient.owe(requirement, daysAgo: -dice.roll(31), .due)
      }
      return patient
    }
  }()

  /// The rows that were put in, missed or due.
  static func expected(_ isListed: (Obligation) -> Bool) -> [Row] {
    patients.flatMap { patient in
      patient.judgement.obligations.filter(isListed).map { row($0, of: patient) }
    }
  }

  /// Priorities as the rules have them, in words of their own.
  private static func row(_ obligation: Obligation, of patient: FilesPatient) -> Row {
    let days = FilesProgram.asOf.days(since: obligation.dueOn)
    var priority = days < -7 ? 4 : 3
    if obligation.state == .missed {
      let isUrgent = days > 30 || obligation.missedInARow >= 2
      priority =
        switch requirements[obligation.requirement] {
        case "monthly": isUrgent ? 1 : 2
        case "baseline": 2
        default: 4
        }
      if !obligation.isCurrent { priority = 5 }
    }
    return Row(
      priority: priority, daysPastDue: days, inARow: obligation.missedInARow,
      mrn: patient.record.identity.mrn, patient: patient.record.identity.id ?? 0,
      requirement: obligation.requirement)
  }

  /// The lists of the run, read once.
  private static let tables = Result {
    let report = try written.get().report
    return try Dictionary(
      uniqueKeysWithValues: ["missed-tests.csv", "due-soon.csv"].map { ($0, try report.table($0)) })
  }

  static func table(_ path: String) throws -> [[String]] {
    try #require(tables.get()[path])
  }

  /// The rows of a list, in its order.
  static func found(_ path: String) throws -> [Row] {
    let table = try table(path)
    let names = ["priority", "due_on", "consecutive_missed", "mrn", "patient_id", "requirement"]
    let columns = try names.map { try FilesReport.column($0, of: table) }
    return try columns[0].indices.map { row in
      let due = try #require(CivilDate(columns[1][row]))
      return Row(
        priority: try #require(Int(columns[0][row])),
        daysPastDue: FilesProgram.asOf.days(since: due),
        inARow: try #require(Int(columns[2][row])), mrn: columns[3][row],
        patient: try #require(Int64(columns[4][row])),
        requirement: try #require(requirements.firstIndex(of: columns[5][row])))
    }
  }
}

/// Numbers that look random and are the same each time (Steele, Lea and Flood, SplitMix64).
struct AssemblyDice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 to `sides` − 1.
  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
  }
}
