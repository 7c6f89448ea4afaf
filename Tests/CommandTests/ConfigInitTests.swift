import Foundation
import Testing

/// `config init`.
@Suite struct ConfigInitTests {
  @Test func `A new file is for its owner alone, says what to do next, and is valid`() throws {
    try Command.withFolder { folder in
      let file = folder + "/config.yaml"
      let outcome = try Command.run(["config", "init", file])
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("remswatch config check --config \(file)"))
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      #expect(try Command.run(["config", "check", "--config", file]).code == 0)
      let printed = try Command.run(["config", "init", "-"])
      #expect(printed.output == (try String(contentsOfFile: file, encoding: .utf8)))
    }
  }

  @Test func `Without a path the file is made where the program was started`() throws {
    try Command.withFolder { folder in
      let through = ["/bin/sh", "-c", "cd '\(folder)' && exec \"$0\" \"$@\""]
      let outcome = try Command.run(["config", "init"], through: through)
      #expect(outcome.code == 0)
      #expect(try Command.tree(folder).contains("config.yaml"))
    }
  }

  @Test func `What is there already is left alone, a dangling link too, and the code is 73`() throws
  {
    try Small.withFile("mine\n") { file in
      try Small.expectFailure(73, try Command.run(["config", "init", file]))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
      let link = file + ".link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file + ".x")
      try Small.expectFailure(73, try Command.run(["config", "init", link]))
      #expect(!FileManager.default.fileExists(atPath: file + ".x"))
    }
  }

  @Test func `A folder that is not there ends with 73, one that is closed with 77`() throws {
    try Command.withFolder { folder in
      try Small.expectFailure(
        73, try Command.run(["config", "init", folder + "/none/config.yaml"]))
      guard let nobody = try Sandbox.nobody() else { return }
      try Small.chmod(folder, 0o755)
      let file = folder + "/config.yaml"
      try Small.expectFailure(77, try Command.run(["config", "init", file], through: nobody))
    }
  }

  @Test func `A full disk ends with 74`() throws {
    try Command.withFolder { folder in
      guard
        let through = try Sandbox.shell(
          "mount -t tmpfs -o size=4k none '\(folder)' && head -c 4096 /dev/zero > '\(folder)/x'")
      else { return }
      let file = folder + "/config.yaml"
      try Small.expectFailure(74, try Command.run(["config", "init", file], through: through))
    }
  }
}
