import Glibc
import Monitoring
import Testing

/// Ids of sites that a database may hold and nobody thought of. Each is tried in a process of its
/// own, since the mistake to fear is one that stops the program.
@Suite struct AssemblyOddSiteTests {
  private static func writes(_ ids: [String]) -> Bool {
    var directory = Directory()
    directory.sites = ids.map { FilesReport.site($0, name: "Site") }
    let patients = ids.indices.map { FilesPatient(Int64($0), site: $0, prescriber: nil) }
    return (try? FilesReport(patients, directory: directory).rows("patients.csv").count)
      == ids.count
  }

  @Test func `A site whose id is empty does not stop the run`() async {
    await #expect(processExitsWith: .success) {
      exit(AssemblyOddSiteTests.writes([""]) ? EXIT_SUCCESS : EXIT_FAILURE)
    }
  }

  @Test func `Two sites whose ids spell é in two ways do not stop the run`() async {
    await #expect(processExitsWith: .success) {
      exit(AssemblyOddSiteTests.writes(["é", "e\u{301}"]) ? EXIT_SUCCESS : EXIT_FAILURE)
    }
  }

  /// Ids that are not UTF-8 are read with a mark in place of what is unreadable.
  @Test func `Two sites whose ids cannot be told apart do not stop the run`() async {
    await #expect(processExitsWith: .success) {
      exit(AssemblyOddSiteTests.writes(["\u{FFFD}", "\u{FFFD}"]) ? EXIT_SUCCESS : EXIT_FAILURE)
    }
  }
}
