package import Monitoring
package import PatientStore

/// Patient databases that are made up from the first row to the last: for demonstrations,
/// benchmarks and tests.
///
/// The same style and number of patients give the same rows on every machine, and a patient is the
/// same however many follow. Every instant comes from the data; no clock is read.
package enum DemoClinic {
  /// The day the clinic is asked about; nothing is recorded after it.
  package static let asOf = CivilDate.day(2026, 6, 30)

  /// What kind of clinic is written.
  package enum Style: Hashable, Sendable, CaseIterable {
    /// Six sites with everything that happens at a clinic, mistakes of all kinds included.
    case clinic
    /// Plain records without mistakes, for measuring the speed of a run.
    case bare
    /// The same, with every analyte as a row of its own: nine times the observations.
    case bareAnalytes
  }

  /// Writes a new database at `path`; patients are streamed, so memory does not grow with them.
  /// Medical record numbers last for a million patients.
  ///
  /// Throws where the file exists already or cannot be written.
  package static func write(
    patients: Int, to path: String, style: Style
  ) throws(StoreError) {
    let builder = try DatabaseBuilder(creating: path, isInvented: true)
    switch style {
    case .clinic: try Clinic().write(patients: patients, into: builder)
    case .bare: try BareClinic(reportsAnalytes: false).write(patients: patients, into: builder)
    case .bareAnalytes:
      try BareClinic(reportsAnalytes: true).write(patients: patients, into: builder)
    }
    try builder.finish()
  }
}
