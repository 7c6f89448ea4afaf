import Monitoring
import Testing

/// The same input gives the same bytes.
@Suite struct AssemblySameBytesTests {
  @Test func `Two runs of a clinic are the same in every file`() throws {
    let (first, second) = (try FilesClinic.report(), try FilesClinic.report())
    #expect(Set(first.files.keys) == Set(second.files.keys))
    for (path, bytes) in first.files { #expect(bytes == second.files[path], "\(path)") }
  }

  @Test func `Two runs with parts on the scratch are the same in every file`() throws {
    let first = try AssemblyManyRows.written.get().report
    let second = try FilesReport(
      AssemblyManyRows.patients,
      directory: FilesReport.directory(sites: AssemblyManyRows.sites))
    #expect(Set(first.files.keys) == Set(second.files.keys))
    for (path, bytes) in first.files { #expect(bytes == second.files[path], "\(path)") }
  }

  /// Swift takes two spellings of é for equal: without their bytes their order would be that of a
  /// hash table, another in each process.
  @Test func `Prescribers whose ids are spelt in two ways are in the order of their bytes`() throws
  {
    var directory = FilesReport.directory(sites: 1)
    let ids = zip("aeiouAEIOU", "áéíóúÁÉÍÓÚ").flatMap { ["\($0)\u{301}", "\($1)"] }
    directory.prescribers = ids.map { FilesReport.holder($0, name: "Dr.") }
    let patients = ids.indices.map { place in
      var patient = FilesPatient(Int64(place), prescriber: place)
      patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
      return patient
    }
    let rows = try FilesReport(patients, directory: directory).rows("summary.csv")
    let found = rows.filter { $0["group"] == "prescriber" }.map { Array(($0["key"] ?? "").utf8) }
    #expect(found.count == 20)
    #expect(found == found.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
