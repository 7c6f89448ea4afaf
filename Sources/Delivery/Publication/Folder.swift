internal import Glibc

/// The few things that are done to folders, each with an error that says where.
enum Folder {
  /// Makes a folder that only its owner can enter, and those above it that are missing; gives
  /// those that it made, the outermost first.
  @discardableResult
  static func create(_ path: String) throws(DeliveryError) -> [String] {
    if isFolder(path) { return [] }
    var made: [String] = []
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      made = try create(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      let failure = DeliveryError(errno: errno, path: path, creating: true)
      for folder in made.reversed() { removeIfEmpty(folder) }
      throw failure
    }
    guard isFolder(path) else {
      throw .cannotCreate(path: path, detail: "there is a file of that name")
    }
    return made + [path]
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes sure that the folder's entries are on the disk.
  static func sync(_ path: String) throws(DeliveryError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DeliveryError(errno: errno, path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DeliveryError(errno: errno, path: path) }
  }

  static func rename(_ old: String, to new: String) throws(DeliveryError) {
    guard Glibc.rename(old, new) == 0 else { throw DeliveryError(errno: errno, path: new) }
  }

  /// Removes a folder, if it is empty.
  static func removeIfEmpty(_ path: String) {
    rmdir(path)
  }

  /// Removes a folder and all that is in it, as far as it can be; a link in it is not followed.
  static func remove(_ path: String) {
    for (name, isFolder) in entries(path) {
      let child = path + "/" + name
      if isFolder { remove(child) } else { unlink(child) }
    }
    rmdir(path)
  }

  /// What lies in a folder, by name, and whether it is a folder itself (a link is none); nothing
  /// where there is no such folder.
  static func entries(_ path: String) -> [Item] { list(path).items }

  /// The same; nil: nobody knows what all lies in it.
  static func wholeList(_ path: String) -> [Item]? {
    let (items, isWhole) = list(path)
    return isWhole ? items : nil
  }

  typealias Item = (name: String, isFolder: Bool)

  private static func list(_ path: String) -> (items: [Item], isWhole: Bool) {
    guard let stream = opendir(path) else { return ([], false) }
    defer { closedir(stream) }
    var entries: [Item] = []
    while let entry = next(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
    }
    let isWhole = errno == 0
    return (entries.sorted { $0.name < $1.name }, isWhole)
  }

  /// nil: the end, or a failure, which differ in `errno` alone.
  private static func next(_ stream: OpaquePointer) -> UnsafeMutablePointer<dirent>? {
    errno = 0
    return readdir(stream)
  }

  /// Paths, relative to the folder, of everything below it that is no folder, in order.
  static func files(below path: String, _ prefix: String = "") -> [String] {
    entries(path).flatMap { name, isFolder in
      isFolder ? files(below: "\(path)/\(name)", "\(prefix)\(name)/") : [prefix + name]
    }
  }

  /// Where a link points, as it is written; nil: there is none.
  static func link(_ path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? -1
    }
    return count >= 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
