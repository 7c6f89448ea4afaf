internal import Foundation
internal import Monitoring

/// `report.json`: the report for programs, its figures and its gaps. `docs/schema` says what each
/// field is.
struct ReportJSON: Encodable {
  /// Raised with every change of the schema, which allows no field that it does not name; fields
  /// are only ever added.
  let schemaVersion = 2
  let asOf: String
  let knownAt: String?
  let newestRecord: String?
  let isSynthetic: Bool
  let program: ProgramJSON
  let read: ReadJSON
  /// Patients by status; their sum is the number of rows in table patient.
  let patients: [String: Int]
  let notEvaluated: [String: Int]
  let work: WorkJSON
  let required: CountsJSON
  let requirements: [GroupJSON]
  let sites: [GroupJSON]
  let dataQuality: [ProblemJSON]
  let changes: ChangesJSON
  let nightsWithout: [NightsJSON]
  /// Holds the place of the gaps, which are too many to be kept.
  let gaps = Self.placeOfGaps
}

struct ProgramJSON: Encodable {
  let id: String
  let version: String
  let sha256: String
}

struct ReadJSON: Encodable {
  let patients: Int
  let infusions: Int
  let observations: Int
  let others: Int
}

struct WorkJSON: Encodable {
  /// Missed and overdue by priority, lost patients apart.
  let unmetByPriority: [String: Int]
  let unmetOfLost: Int
  let lostPatients: Int
  let dueSoon: Int
  let waived: Int
  let prophylaxisGoingOn: Int
}

struct CountsJSON: Encodable {
  let owed: Int
  let done: Int
  let doneLate: Int
  let overdue: Int
  let missed: Int
  let waived: Int
  let cancelled: Int
  let due: Int
  let upcoming: Int
  let doneAhead: Int

  init(_ counts: StateCounts) {
    owed = counts.owed
    done = counts.done
    doneLate = counts.doneLate
    overdue = counts.overdue
    missed = counts.missed
    waived = counts.waived
    cancelled = counts.cancelled
    due = counts.due
    upcoming = counts.upcoming
    doneAhead = counts.doneAhead
  }
}

struct GroupJSON: Encodable {
  let id: String
  let severity: String?
  let patients: Int?
  let counts: CountsJSON
}

struct ProblemJSON: Encodable {
  let table: String
  let problem: String
  let rows: Int
}

extension ReportJSON {
  init(
    _ header: ReportHeader, _ reads: ReadCounts, _ tally: Tally, _ directory: Directory,
    _ problems: [DataQualityGroup], _ counts: ChangeCounts
  ) {
    asOf = "\(header.asOf)"
    knownAt = header.knownAt.map { "\($0)" }
    newestRecord = reads.newestRecord.map { "\($0)" }
    isSynthetic = header.isSynthetic
    program = ProgramJSON(
      id: header.program.id, version: header.program.version, sha256: header.programSHA256)
    read = ReadJSON(
      patients: reads.patientRows, infusions: reads.knownInfusionRows,
      observations: reads.knownObservationRows, others: reads.knownOtherRows)
    patients = Self.keyed(PatientStatus.allCases) { tally.count($0) }
    notEvaluated = Self.keyed(NotEvaluatedReason.allCases) { tally.count($0) }
    work = WorkJSON(
      unmetByPriority: Dictionary(
        uniqueKeysWithValues: tally.listed.enumerated().map { ("\($0 + 1)", $1) }),
      unmetOfLost: tally.listedOfLost, lostPatients: tally.lostPatients, dueSoon: tally.dueSoon,
      waived: tally.waived, prophylaxisGoingOn: tally.goingOn)
    required = CountsJSON(tally.required)
    requirements = zip(header.program.requirements, tally.byRequirement).map {
      GroupJSON(
        id: $0.id, severity: $0.severity.rawValue, patients: nil, counts: CountsJSON($1))
    }
    let places = directory.sites.indices.inByteOrder { directory.sites[$0].id }
    sites = (places.map { SiteIndex($0) } + [nil]).compactMap { index in
      tally.bySite[index].map { group in
        GroupJSON(
          id: index.map { directory.sites[Int($0.value)].id } ?? "", severity: nil,
          patients: group.patients, counts: CountsJSON(group.required))
      }
    }
    dataQuality = problems.map {
      ProblemJSON(table: $0.table, problem: $0.problem.rawValue, rows: $0.rows)
    }
    changes = ChangesJSON(counts, since: header.earlier)
    nightsWithout = header.nightsWithout.map {
      NightsJSON(from: "\($0.lowerBound)", to: "\($0.upperBound)")
    }
  }

  private static let placeOfGaps = "(gaps)"

  /// What stands before the first gap and after the last. Sorted keys and no escaped slashes: the
  /// same bytes for the same values.
  func bytesAroundGaps() throws -> (head: [UInt8], tail: [UInt8]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let data = try encoder.encode(self)
    // No text of the database can look like this: within a text a line end is escaped.
    guard let place = data.range(of: Data("\n  \"gaps\" : \"\(Self.placeOfGaps)\"".utf8)) else {
      throw NoPlaceForGaps()
    }
    let head = Array(data[..<place.lowerBound]) + Array("\n  \"gaps\" : [".utf8)
    return (head, Array(data[place.upperBound...]) + [0x0A])
  }

  static func keyed<Key: RawRepresentable<String>>(_ keys: [Key], _ count: (Key) -> Int)
    -> [String: Int]
  {
    Dictionary(uniqueKeysWithValues: keys.map { ($0.rawValue, count($0)) })
  }
}

/// A mistake of ours: the encoder writes otherwise than it did.
private struct NoPlaceForGaps: Error {}
