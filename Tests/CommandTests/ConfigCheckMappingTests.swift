import CommandHarness
import Foundation
import Testing

/// `config check` reads the mapping file as an import would.
@Suite struct ConfigCheckMappingTests {
  @Test func `A mapping file that is wrong is told with its line before an import needs it`() throws
  {
    try Command.withFolder { folder in
      let mapping = URL(fileURLWithPath: folder + "/mapping.yaml")
      try Data("time-zone: UTC\nhome: North\n".utf8).write(to: mapping)
      try Data("mapping: mapping.yaml\n".utf8)
        .write(to: URL(fileURLWithPath: folder + "/config.yaml"))
      let arguments = ["config", "check", "--config", folder + "/config.yaml"]
      let refused = try Command.run(arguments)
      #expect(refused.code == 78 && refused.errors.contains("mapping.yaml:2"))
      try Data("time-zone: UTC\nhome-authority: North\n".utf8).write(to: mapping)
      let outcome = try Command.run(arguments)
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
  }
}
