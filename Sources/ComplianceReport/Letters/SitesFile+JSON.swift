internal import Foundation
internal import Monitoring

extension SitesFile {
  /// Sorted keys and no escaped slashes: the same bytes for the same values.
  package func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads the file of a run; what else it holds is of a later version and passed over.
  package static func decode(_ bytes: [UInt8]) throws(SitesFileError) -> SitesFile {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = Data(bytes)
    guard let head = try? decoder.decode(Head.self, from: data) else { throw .malformed }
    guard head.schemaVersion == version else { throw .otherVersion(head.schemaVersion) }
    guard let file = try? decoder.decode(SitesFile.self, from: data), file.isPlausible else {
      throw .malformed
    }
    return file
  }

  private struct Head: Decodable {
    var schemaVersion: Int
  }

  /// Whether numbers can be added up and folders are such as this program makes: a file that was
  /// tampered with must not lead out of the run's folder.
  private var isPlausible: Bool {
    dueNowDays >= 0 && dueSoonDays >= 0 && nightsWithout.allSatisfy { $0.from <= $0.to }
      && whole.isPlausible
      && sites.allSatisfy { $0.figures.isPlausible && Self.isFolder($0.folder) }
  }

  private static func isFolder(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].elementsEqual("sites".utf8), !parts[1].isEmpty else {
      return false
    }
    return parts[1].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

extension Figures {
  private static let most = 1 << 40

  fileprivate var isPlausible: Bool {
    let numbers = [
      patients, underSurveillance, withGap, notEvaluated, missed, overdue, unmetOfLost, toDoOfLost,
      dueNow, dueSoon, waived, owed, done, changes.new, changes.reopened, changes.stillOpen,
      changes.changed, changes.resolved, changes.noLongerJudged, changes.stillNotJudged,
      changes.oldestOpenDays ?? 0, changes.openBefore ?? 0, toDoNew ?? 0,
    ]
    let ofPriorities = Priority.allCases.flatMap { [unmetByPriority[$0], toDoByPriority[$0]] }
    return (numbers + ofPriorities).allSatisfy { (0...Self.most).contains($0) }
      && notEvaluated <= patients && done <= owed
  }
}

extension PriorityCounts: Codable {
  /// An object with a number for each priority, `"1"` to `"5"`.
  package init(from decoder: any Decoder) throws {
    self.init()
    let counts = try decoder.container(keyedBy: PriorityKey.self)
    for priority in Priority.allCases {
      self[priority] = try counts.decode(Int.self, forKey: PriorityKey(priority))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var counts = encoder.container(keyedBy: PriorityKey.self)
    for priority in Priority.allCases {
      try counts.encode(self[priority], forKey: PriorityKey(priority))
    }
  }
}

private struct PriorityKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ priority: Priority) { stringValue = String(priority.rawValue) }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
