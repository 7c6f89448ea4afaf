import Foundation
import Testing

/// `config check` and `config init`, and where the configuration is looked for.
@Suite struct ConfigCommandTests {
  @Test func `What holds is shown with where it comes from, secrets masked`() throws {
    try Small.withFile("output: out\nping-url: https://ping.example/0b9c\n") { file in
      let folder = (file as NSString).deletingLastPathComponent
      let outcome = try Command.run(
        ["config", "check", "--show", "--config", file], environment: ["REMSWATCH_KEEP_DAILY": "7"])
      #expect(outcome.code == 0)
      #expect(outcome.errors == "")
      let rows = Dictionary(
        uniqueKeysWithValues: outcome.output.split(separator: "\n").map { line in
          let words = line.split(separator: " ", maxSplits: 1).map(String.init)
          return (words[0], words[1].trimmingCharacters(in: .whitespaces))
        })
      #expect(rows.count == 17)
      #expect(rows["output"]?.hasPrefix("\(folder)/out ") == true)
      #expect(rows["output"]?.hasSuffix(" \(file):1") == true)
      #expect(rows["ping-url"]?.hasPrefix("•••• ") == true)
      #expect(rows["keep-daily"]?.hasSuffix(" variable REMSWATCH_KEEP_DAILY") == true)
      #expect(rows["keep-monthly"]?.hasSuffix(" default") == true)
      #expect(!outcome.output.contains("0b9c"))
    }
  }

  @Test func `As JSON each setting has its value, its origin and its place`() throws {
    try Small.withFile("fail-on: new\nping-url: https://ping.example/0b9c\n") { file in
      let outcome = try Command.run(["config", "check", "--json", "--config", file])
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let all = try #require(json as? [String: Any])
      #expect(all["mail"] is NSNull)
      let settings = all.compactMapValues { $0 as? [String: Any] }
      #expect(settings.count == 17)
      #expect(settings["fail-on"]?["value"] as? String == "new")
      #expect(settings["fail-on"]?["origin"] as? String == "file")
      #expect(settings["fail-on"]?["place"] as? String == "\(file):1")
      #expect(settings["database"]?["value"] is NSNull)
      #expect(settings["database"]?["origin"] as? String == "default")
      #expect(!outcome.output.contains("0b9c"))
    }
  }

  @Test(arguments: [
    "nonsense: 1", "keep-daily: 0", "time-zone: Mars/Base", "output:", "full: true\nfull: true",
  ])
  func `A wrong configuration ends with 78 and one sentence`(_ text: String) throws {
    try Small.withFile(text + "\n") { file in
      try Small.expectFailure(78, try Command.run(["config", "check", "--config", file]))
    }
  }

  @Test(arguments: ["REMSWATCH_NONSENSE", "REMSWATCH_KEEP_DAILY"])
  func `A wrong variable ends with 78`(_ name: String) throws {
    try Small.expectFailure(78, try Command.run(["config", "check"], environment: [name: "x"]))
  }

  @Test func `A zone without data is refused, and UTC does not take its place`() throws {
    let outcome = try Command.run(
      ["config", "check"], environment: ["REMSWATCH_TIME_ZONE": "Mars/Base"])
    #expect(outcome.errors.contains("zone data absent"))
  }

  @Test func `A named file that is not there ends with 66, also a folder`() throws {
    try Command.withFolder { folder in
      for path in [folder + "/none.yaml", folder] {
        try Small.expectFailure(66, try Command.run(["config", "check", "--config", path]))
        try Small.expectFailure(
          66, try Command.run(["config", "check"], environment: ["REMSWATCH_CONFIG": path]))
      }
      try Small.expectFailure(
        66, try Command.run(["config", "check"], environment: ["REMSWATCH_CONFIG": ""]))
    }
  }

  @Test func `A file that this user may not read ends with 77`() throws {
    guard let nobody = try Sandbox.nobody() else { return }
    try Small.withFile("full: true\n") { file in
      let folder = (file as NSString).deletingLastPathComponent
      try Small.chmod(folder, 0o755)
      try Small.chmod(file, 0o000)
      try Small.expectFailure(
        77, try Command.run(["config", "check", "--config", file], through: nobody))
    }
  }

  @Test(arguments: [(0o644, 0), (0o640, 0), (0o444, 0), (0o660, 78), (0o602, 78), (0o666, 78)])
  func `A file that others may change is refused, with the command that mends it`(
    _ mode: Int, _ code: Int32
  ) throws {
    try Small.withFile("full: true\n") { file in
      try Small.chmod(file, mode)
      let outcome = try Command.run(["config", "check", "--config", file])
      #expect(outcome.code == code)
      #expect(outcome.errors.contains("chmod go-w '\(file)'") == (code == 78))
    }
  }

  @Test func `The option goes before the variable, and that before the standard file`() throws {
    guard
      let etc = try Sandbox.emptyEtc(
        "mkdir /etc/remswatch && echo 'keep-daily: 1' > /etc/remswatch/config.yaml")
    else { return }
    try Small.withFile("keep-daily: 2\n") { second in
      try Small.withFile("keep-daily: 3\n") { third in
        let check = ["config", "check", "--show"]
        let variable = ["REMSWATCH_CONFIG": second]
        let outcomes = [
          try Command.run(check, through: etc),
          try Command.run(check, through: etc, environment: variable),
          try Command.run(check + ["--config", third], through: etc, environment: variable),
        ]
        for (outcome, place) in zip(outcomes, ["/etc/remswatch/config.yaml", second, third]) {
          #expect(outcome.code == 0)
          #expect(outcome.output.contains("\(place):1"))
        }
      }
    }
  }

  @Test func `Without any file the defaults hold`() throws {
    guard let etc = try Sandbox.emptyEtc() else { return }
    let outcome = try Command.run(["config", "check", "--show"], through: etc)
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 17)
    #expect(lines.allSatisfy { $0.hasSuffix(" default") })
  }
}
