/// Holds a run's folder against its manifest: every file has the size and hash that are stated, and
/// there is none besides.
struct RunCheck {
  /// What is wrong, in the order of the paths.
  private(set) var problems: [Problem] = []
  /// The manifest; nil: it is missing or says something that is not understood.
  private(set) var manifest: Manifest?
  private(set) var manifestSHA256 = ""
  private(set) var bytes = 0
  private let run: String
  private let folder: String

  /// Reads the whole folder.
  init(_ run: String, in output: String) {
    self.run = run
    folder = "\(output)/runs/\(run)"
    guard Folder.isFolder(folder) else {
      problems.append(Problem("runs/\(run)", "is missing"))
      return
    }
    do throws(DeliveryError) {
      let (read, sha256) = try Manifest.readHashed(folder)
      (manifest, manifestSHA256) = (read, sha256)
      check(read)
    } catch {
      add(Manifest.fileName, "is missing, damaged or no manifest")
    }
  }

  /// Whether the folder is a whole run.
  var isWhole: Bool { problems.isEmpty }

  private mutating func check(_ manifest: Manifest) {
    if manifest.runId != run { add(Manifest.fileName, "is of another run, \(manifest.runId)") }
    for (path, stated) in manifest.files.sorted(by: { $0.key < $1.key }) { check(path, stated) }
    for path in Folder.files(below: folder)
    where manifest.files[path] == nil && path != Manifest.fileName {
      add(path, "is not named in the manifest")
    }
  }

  private mutating func check(_ path: String, _ stated: FileSummary) {
    do throws(DeliveryError) {
      guard let found = try StoredFile.summary("\(folder)/\(path)") else {
        return add(path, "is missing")
      }
      bytes += found.size
      if found.size != stated.size {
        add(path, "has \(found.size) bytes; the manifest says \(stated.size)")
      } else if found.sha256 != stated.sha256 {
        add(path, "does not have the hash that the manifest states")
      }
    } catch {
      add(path, "cannot be read (\(error.reason))")
    }
  }

  private mutating func add(_ path: String, _ what: String) {
    problems.append(Problem("runs/\(run)/\(path)", what))
  }
}

/// One thing that is not as it was published.
package struct Problem: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Within the output folder, such as `ledger.jsonl line 3` or `runs/…/index.html`.
  package var place: String
  /// What is wrong, said after the place.
  package var what: String

  init(_ place: String, _ what: String) {
    (self.place, self.what) = (place, what)
  }

  package var description: String { "\(place) \(what)" }
}
