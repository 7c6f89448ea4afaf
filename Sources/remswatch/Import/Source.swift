internal import Feeds
internal import Foundation

/// One thing to load: a file, or a folder that is one source.
enum Source: Hashable {
  case hl7(String)
  case fhir(String)
  case csv(String, CSVTable)
  /// A Common Data Model in one SQLite file.
  case omop(String)
  /// A Common Data Model as a folder of CSV files.
  case omopFolder(String)

  var path: String {
    switch self {
    case .hl7(let path), .fhir(let path), .csv(let path, _), .omop(let path),
      .omopFolder(let path):
      path
    }
  }

  var format: SourceFormat {
    switch self {
    case .hl7: .hl7
    case .fhir: .fhir
    case .csv: .csv
    case .omop, .omopFolder: .omop
    }
  }
}

/// What the paths that were given hold.
struct SourceList {
  private(set) var sources: [Source] = []
  /// Paths that cannot be loaded, and why.
  private(set) var failures: [(path: String, error: any Error)] = []
  /// Names of files in folders that are of no known format.
  private(set) var others: [String] = []
  private let format: SourceFormat?
  private let mapping: FeedMapping

  /// - Parameter format: what every file is; nil: what it shows itself to be.
  init(_ paths: [String], format: SourceFormat?, mapping: FeedMapping) {
    self.format = format
    self.mapping = mapping
    for path in paths {
      do {
        if Self.isFolder(path) { try addFolder(path) } else { try addFile(path) }
      } catch {
        failures.append((path, error))
      }
    }
  }

  private mutating func addFile(_ path: String) throws {
    guard let format = try format ?? SourceFormat.of(path, beginning: Self.beginning(of: path))
    else {
      throw CommandError(
        status: .data,
        description: "\(path) is of no format that is known; give it with --format, or leave it "
          + "out.")
    }
    sources.append(try source(path, format))
  }

  private mutating func addFolder(_ path: String) throws {
    let folder = try FHIRFolder(path: path)
    if format == .omop || (format == nil && Self.isCDM(folder.others)) {
      sources.append(.omopFolder(path))
      return
    }
    sources += folder.files.map { .fhir($0) }
    for name in folder.others {
      let file = "\(path)/\(name)"
      guard !Self.isFolder(file),
        let format = SourceFormat.of(file, beginning: try Self.beginning(of: file)),
        format != .csv || mapping.csv.table(ofFile: name) != nil
      else {
        others.append(file)
        continue
      }
      sources.append(try source(file, format))
    }
  }

  private func source(_ path: String, _ format: SourceFormat) throws -> Source {
    switch format {
    case .hl7: return .hl7(path)
    case .fhir: return .fhir(path)
    case .omop: return .omop(path)
    case .csv:
      guard let table = mapping.csv.table(ofFile: (path as NSString).lastPathComponent) else {
        throw CommandError(
          status: .data,
          description: "\(path) does not bear the name of a table; call it such as "
            + "'observation.csv', or say in the mapping file what it holds.")
      }
      return .csv(path, table)
    }
  }

  /// Whether a folder is a Common Data Model: it has the table that every one has.
  private static func isCDM(_ names: [String]) -> Bool {
    names.contains { $0.lowercased() == "person.csv" }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func beginning(of path: String) throws -> [UInt8] {
    // A pipe can be read only once: what it holds must be told.
    FileBytes.isPipe(path) ? [] : try FileBytes.beginning(of: path)
  }
}
