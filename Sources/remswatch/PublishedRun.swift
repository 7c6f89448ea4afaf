internal import Foundation

/// A run that was published, as its folder and its manifest describe it.
struct PublishedRun {
  /// What of the manifest a comparison needs.
  struct Manifest: Codable, Equatable {
    let runId: String
    let asOf: String
    let knownAt: String?
    let program: Rules
  }

  struct Rules: Codable, Equatable {
    let id: String
    let version: String
    let sha256: String
  }

  /// Bytes handed on at a time.
  private static let chunkSize = 1 << 16
  /// Of a manifest, which lists a few files for each site.
  private static let manifestLimit = 1 << 26

  let folder: String
  let manifest: Manifest

  /// - Parameter name: a run's id, the beginning of one, `latest`, or the path of a run's folder.
  ///
  /// Throws a `CommandError` where there is no such run, or more than one.
  init(_ name: String, output: String) throws {
    folder = try Self.folder(name, output: output)
    let path = "\(folder)/manifest.json"
    let bytes = try InputFile.read(path, limit: Self.manifestLimit)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let manifest = try? decoder.decode(Manifest.self, from: Data(bytes)) else {
      throw CommandError(
        status: .data,
        description: "\(path) is not a manifest of this program; check the run with 'remswatch "
          + "verify'.")
    }
    self.manifest = manifest
  }

  /// Gives a file of the run a few bytes at a time, none at its end.
  ///
  /// Throws a `CommandError` where it is not there or cannot be read.
  func chunks(of file: String) throws -> () throws -> [UInt8] {
    let path = "\(folder)/\(file)"
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw CommandError(
        status: .notFound,
        description: "\(path) cannot be read; was the run made by a version that writes it?")
    }
    return {
      do {
        return Array(try handle.read(upToCount: Self.chunkSize) ?? Data())
      } catch {
        throw CommandError(
          status: .inputOutput, description: "\(path) cannot be read to its end; check the disk.")
      }
    }
  }

  private static func folder(_ name: String, output: String) throws -> String {
    if name.contains("/") { return name }
    if name == "latest" { return "\(output)/latest" }
    let runs = (try? FileManager.default.contentsOfDirectory(atPath: "\(output)/runs")) ?? []
    let named = runs.contains(name) ? [name] : runs.filter { $0.hasPrefix(name) }
    guard let run = named.first, !name.isEmpty else {
      throw CommandError(
        status: .notFound,
        description: "There is no run \(name) in \(output)/runs; look there for its id.")
    }
    guard named.count == 1 else {
      throw CommandError(
        status: .notFound,
        description:
          "\(named.count) runs in \(output)/runs begin with \(name); give more of the id."
      )
    }
    return "\(output)/runs/\(run)"
  }
}
