internal import Configuration
internal import Monitoring
internal import PatientStore

/// The sites of the database that the settings name, if it can be read.
struct DatabaseSites {
  /// In the order of their ids; nil: they are not known.
  let sites: [Site]?
  /// Why they are not, in one sentence; nil: they are.
  let failure: String?

  init(_ settings: Settings) {
    do {
      guard let path = settings.database else {
        (sites, failure) = (nil, "No database is named, so its sites are not shown.")
        return
      }
      sites = try PatientDatabase(path: path, views: settings.viewsScript).sites()
      failure = nil
    } catch {
      (sites, failure) = (nil, "\(error)")
    }
  }
}
