internal import Foundation

/// The files of a folder of a bulk export.
package struct FHIRFolder: Hashable, Sendable {
  /// Paths of the files that are FHIR by their ending, `.ndjson` or `.json`: those of patients
  /// first, then the rest, each by name.
  package let files: [String]
  /// Names of what else lies there, such as logs, by name.
  package let others: [String]

  /// Lists the folder.
  ///
  /// Throws where it cannot be listed.
  package init(path: String) throws(FeedError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw .unreadable(path: path, detail: "it is no folder that can be listed")
    }
    let isFHIR = { (name: String) in
      !name.hasPrefix(".") && Self.isFHIR(name) && !Self.isFolder("\(path)/\(name)")
    }
    let fhir = names.filter(isFHIR)
    let ordered = fhir.filter(Self.isOfPatients) + fhir.filter { !Self.isOfPatients($0) }
    files = ordered.map { "\(path)/\($0)" }
    others = names.filter { !isFHIR($0) }
  }

  private static func isFHIR(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".ndjson") || name.hasSuffix(".json")
  }

  /// `Patient.ndjson`, `1.Patient.ndjson`, `Patient-000.json`, but not `PatientNotes.ndjson`.
  private static func isOfPatients(_ name: String) -> Bool {
    name.split { !$0.isLetter }.contains("Patient")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }
}
