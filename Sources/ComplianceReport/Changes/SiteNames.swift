internal import Monitoring

/// What the files call the sites: their ids, and the folders of their own reports.
struct SiteNames {
  /// The folder of what nobody is responsible for.
  static let nobody = "no-site"

  private var ids: [String] = []
  private var folders: [String] = []
  private var taken: Set<String> = []

  /// Takes in the sites that a directory has gained.
  mutating func extend(by directory: Directory) {
    for place in ids.count..<max(ids.count, directory.sites.count) {
      let id = directory.sites[place].id
      let folder = StableID.siteFolder(id)
      // Ids that are not UTF-8 can look alike once they are read; the later one gets a number.
      let isNew = taken.insert(folder).inserted
      ids.append(id)
      folders.append(isNew ? folder : "\(folder)-\(place)")
    }
  }

  func id(_ site: SiteIndex?) -> String { site.map { ids[Int($0.value)] } ?? "" }

  func folder(_ site: SiteIndex?) -> String {
    site.map { folders[Int($0.value)] } ?? Self.nobody
  }

  /// The folder of each site; nil: of what nobody is responsible for.
  var all: [SiteIndex?: String] {
    var all: [SiteIndex?: String] = [nil: Self.nobody]
    for (place, folder) in folders.enumerated() { all[SiteIndex(place)] = folder }
    return all
  }
}
