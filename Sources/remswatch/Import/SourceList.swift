internal import Feeds
internal import Foundation
internal import Intake

/// What the paths that were given hold.
struct SourceList {
  private(set) var sources: [Source] = []
  /// Paths that cannot be loaded, and why.
  private(set) var failures: [(path: String, error: any Error)] = []
  /// Names of files in folders that are of no known format.
  private(set) var others: [String] = []
  private let format: SourceFormat?
  private let mapping: FeedMapping

  /// - Parameter format: what every file is, and which files of a folder are meant; nil: what each
  ///   shows itself to be.
  init(_ paths: [String], format: SourceFormat?, mapping: FeedMapping) {
    self.format = format
    self.mapping = mapping
    for path in paths {
      do {
        guard Self.isFolder(path) else {
          try addFile(path)
          continue
        }
        let before = sources.count
        try addFolder(path)
        guard sources.count > before else { throw Self.nothing(in: path) }
      } catch {
        failures.append((path, error))
      }
    }
  }

  /// What resources of the sources may refer to each other in. A pipe can be read only once, and is
  /// read for its own resources.
  var fhirPaths: [String] {
    sources.filter { $0.format == .fhir }.map(\.path).filter { !FileBytes.isPipe($0) }
  }

  /// A folder that is not mounted must not look like a night without results.
  private static func nothing(in path: String) -> CommandError {
    CommandError(
      status: .notFound,
      description: "\(path) holds nothing that is read; check whether it is the right folder, and "
        + "whether it is mounted.")
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
      try addCDM(path)
      return
    }
    if format == nil || format == .fhir {
      sources += folder.files.map { .fhir($0) }
    } else {
      others += folder.files
    }
    for name in folder.others {
      let file = "\(path)/\(name)"
      guard !Self.isFolder(file),
        let found = SourceFormat.of(file, beginning: try Self.beginning(of: file)),
        format == nil || found == format,
        found != .csv || mapping.csv.table(ofFile: name) != nil
      else {
        others.append(file)
        continue
      }
      sources.append(try source(file, found))
    }
  }

  /// A Common Data Model, and what is laid over it. Its own table `observation` is not the one of the
  /// patient database.
  private mutating func addCDM(_ path: String) throws {
    sources.append(.omopFolder(path))
    for name in try CDMFolder(path: path).others {
      let file = "\(path)/\(name)"
      if format == nil, let table = mapping.csv.table(ofFile: name), table != .table(.observation) {
        sources.append(.csv(file, table))
      } else {
        others.append(file)
      }
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
