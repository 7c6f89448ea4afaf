// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: imports stay inside the module unless they say otherwise, a protocol
/// is always written `any P`, and a warning is an error.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

/// The program carries Swift's libraries and SQLite in itself: it starts in a third of the time, and
/// a call of SQLite costs a quarter less. Tests cannot be linked so. Which of Swift's libraries need
/// which others is said here, since nothing else does.
let selfContained: [LinkerSetting] =
  [
    .unsafeFlags(["-static-stdlib", "-L\(Context.packageDirectory)/Sources/Main/Libraries"])
  ]
  + ["CoreFoundation", "_FoundationICU", "_FoundationCShims", "_FoundationCollections"]
  .map { .linkedLibrary($0) }

let package = Package(
  name: "remswatch",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "remswatch", targets: ["Main"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Monitoring", swiftSettings: house),
    .target(name: "StrictYAML", dependencies: ["Monitoring", "Yams"], swiftSettings: house),
    .target(name: "Mail", dependencies: ["Monitoring"], swiftSettings: house),
    .target(
      name: "Configuration", dependencies: ["Mail", "Monitoring", "StrictYAML"],
      swiftSettings: house),
    .target(
      name: "ProgramFiles",
      dependencies: ["Monitoring", "StrictYAML", crypto],
      resources: [.embedInCode("Programs/lemtrada-us.yaml")],
      swiftSettings: house),
    .target(name: "PatientSchema", swiftSettings: house),
    .target(
      name: "Feeds", dependencies: ["Monitoring", "PatientSchema", "StrictYAML"],
      resources: [.embedInCode("Mapping/lemtrada-us.yaml")], swiftSettings: house),
    .target(name: "CSQLiteHardening", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "PatientStore",
      dependencies: ["CSQLiteHardening", "Monitoring", "PatientSchema"] + grdb,
      resources: [
        .embedInCode("Writing/schema.sql"), .embedInCode("Intake/intake.sql"),
        .embedInCode("Views/omop.sql"),
      ],
      swiftSettings: house),
    .target(
      name: "Intake",
      dependencies: ["Feeds", "Monitoring", "PatientSchema", "PatientStore", crypto],
      swiftSettings: house),
    .target(
      name: "DemoClinic", dependencies: ["Monitoring", "PatientStore"],
      swiftSettings: house),
    // The tests look at pieces of pages that no other module should see, and run in release, the
    // configuration that is shipped.
    .target(
      name: "ComplianceReport", dependencies: ["CXLSXWriter", "Monitoring", crypto],
      swiftSettings: house + [.unsafeFlags(["-enable-testing"])]),
    .target(name: "CCurl"),
    .target(name: "CMemory"),
    .target(name: "CXLSXWriter", linkerSettings: [.linkedLibrary("xlsxwriter")]),
    .target(
      name: "Delivery", dependencies: ["CCurl", "Mail", "Monitoring", crypto],
      swiftSettings: house),
    .target(
      name: "remswatch",
      dependencies: [
        "CMemory", "ComplianceReport", "Configuration", "Delivery", "DemoClinic", "Feeds", "Intake",
        "Mail", "Monitoring", "PatientSchema", "PatientStore", "ProgramFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "Main", dependencies: ["remswatch"], exclude: ["Libraries"], swiftSettings: house,
      linkerSettings: selfContained),
  ]
)

/// Test targets use what they need of the modules, and six targets of their own: a reference
/// implementation of the rules, a generator of hostile patients, what every feed promises, where
/// third-party data lies, the way from rows to verdicts, and the way to run the built program.
package.targets += [
  .target(name: "ReferenceJudge", path: "Tests/ReferenceJudge", swiftSettings: house),
  .target(
    name: "HostileClinic", dependencies: ["ReferenceJudge"], path: "Tests/HostileClinic",
    swiftSettings: house),
  .target(
    name: "ClinicHarness",
    dependencies: ["Monitoring", "PatientSchema", "PatientStore", "ReferenceJudge"],
    path: "Tests/ClinicHarness", swiftSettings: house),
  .testTarget(
    name: "MonitoringTests",
    dependencies: ["ClinicHarness", "HostileClinic", "Monitoring", "ProgramFiles"],
    swiftSettings: house),
  .testTarget(
    name: "SpecificationTests",
    dependencies: [
      "ClinicHarness", "HostileClinic", "Monitoring", "PatientStore", "ProgramFiles",
      "ReferenceJudge",
    ],
    resources: [.copy("Cases")], swiftSettings: house),
  .testTarget(
    name: "DifferentialTests",
    dependencies: [
      "ClinicHarness", "HostileClinic", "Monitoring", "ProgramFiles", "ReferenceJudge",
    ],
    swiftSettings: house),
  .testTarget(
    name: "ProgramFilesTests", dependencies: ["Monitoring", "ProgramFiles"],
    swiftSettings: house),
  .testTarget(
    name: "ConfigurationTests",
    dependencies: ["Configuration", "Mail", "Monitoring", "ThirdPartyData"],
    swiftSettings: house),
  .target(
    name: "FeedContract", dependencies: ["Feeds", "Monitoring", "PatientSchema"],
    path: "Tests/FeedContract", swiftSettings: house),
  .testTarget(
    name: "FeedsTests",
    dependencies: ["FeedContract", "Feeds", "Monitoring", "PatientSchema", "ThirdPartyData"],
    swiftSettings: house),
  .testTarget(
    name: "IntakeTests",
    dependencies: [
      "ClinicHarness", "Feeds", "HostileClinic", "Intake", "Monitoring", "PatientSchema",
      "PatientStore",
    ] + grdb,
    swiftSettings: house),
  .target(name: "ThirdPartyData", path: "Tests/ThirdPartyData", swiftSettings: house),
  .testTarget(name: "MailTests", dependencies: ["Mail", "Monitoring"], swiftSettings: house),
  .testTarget(
    name: "PatientStoreTests",
    dependencies: [
      "ClinicHarness", "HostileClinic", "Monitoring", "PatientSchema", "PatientStore",
      "ProgramFiles", "ReferenceJudge",
    ] + grdb,
    swiftSettings: house),
  .testTarget(
    name: "DemoClinicTests",
    dependencies: [
      "ClinicHarness", "DemoClinic", "Monitoring", "PatientSchema", "PatientStore", "ProgramFiles",
    ] + grdb,
    swiftSettings: house),
  .testTarget(
    name: "ComplianceReportTests",
    dependencies: ["ComplianceReport", "Monitoring", "ProgramFiles", "ThirdPartyData", crypto],
    swiftSettings: house),
  .testTarget(
    name: "DeliveryTests", dependencies: ["Delivery", "Mail", "Monitoring"],
    swiftSettings: house),
  .target(
    name: "CommandHarness",
    dependencies: ["ClinicHarness", "PatientSchema", "PatientStore", "ReferenceJudge"],
    path: "Tests/CommandHarness", swiftSettings: house),
  .testTarget(
    name: "CommandTests",
    dependencies: [
      "ClinicHarness", "CommandHarness", "Configuration", "DemoClinic", "HostileClinic", "Mail",
      "Monitoring", "PatientSchema", "PatientStore", "ReferenceJudge", "remswatch",
    ],
    swiftSettings: house),
  .testTarget(
    name: "InstallationTests", dependencies: ["CommandHarness", "remswatch"],
    exclude: ["Fixtures"], swiftSettings: house),
  .testTarget(
    name: "ImportTests",
    dependencies: [
      "ClinicHarness", "CommandHarness", "HostileClinic", "Monitoring", "PatientStore",
      "ReferenceJudge", "ThirdPartyData", "remswatch",
    ] + grdb,
    swiftSettings: house),
  .testTarget(
    name: "NightTests",
    dependencies: [
      "ClinicHarness", "CommandHarness", "HostileClinic", "PatientStore", "ReferenceJudge",
      "remswatch",
    ],
    resources: [.copy("Fixtures")], swiftSettings: house),
  .testTarget(
    name: "AuditTests",
    dependencies: [
      "ClinicHarness", "CommandHarness", "ComplianceReport", "HostileClinic", "Monitoring",
      "PatientStore", "ProgramFiles", "ReferenceJudge", "remswatch",
    ],
    resources: [.copy("Fixtures"), .copy("Golden")], swiftSettings: house),
  .testTarget(
    name: "BrowserTests", dependencies: ["CommandHarness", "ThirdPartyData", "remswatch"],
    swiftSettings: house),
  .testTarget(
    name: "PostTests",
    dependencies: [
      "ClinicHarness", "CommandHarness", "PatientStore", "ReferenceJudge", "remswatch",
    ],
    resources: [.copy("Fixtures")], swiftSettings: house),
]

/// Test targets are not optimised, and so are compiled in half the time. What they test is: it is what
/// is shipped.
for target in package.targets where target.type == .test {
  target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-Onone"])]
}

/// `make fuzz` alone sets this: the sanitizers are no part of what is shipped.
if Context.environment["REMSWATCH_FUZZING"] != nil {
  let sanitized: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]
  let fuzzed: Set = [
    "Configuration", "FeedContract", "Feeds", "Mail", "Monitoring", "PatientSchema", "ProgramFiles",
    "StrictYAML",
  ]
  for target in package.targets where fuzzed.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + sanitized
  }
  package.targets += [
    .systemLibrary(name: "LibFuzzer", path: "Fuzzing/LibFuzzer"),
    .target(
      name: "FuzzingSupport", dependencies: ["LibFuzzer"], path: "Fuzzing/Support",
      swiftSettings: house),
  ]
  let parsers: KeyValuePairs = [
    "CSV": "FeedContract", "Configuration": "Configuration", "FHIR": "FeedContract",
    "HL7": "FeedContract", "Mail": "Configuration", "Mapping": "Feeds", "RuleSet": "ProgramFiles",
  ]
  // Of the linkers this one alone lets libFuzzer's own `main` stand beside the target's.
  package.targets += parsers.map { folder, module in
    .executableTarget(
      name: "Fuzz\(folder)", dependencies: ["FuzzingSupport", .byName(name: module)],
      path: "Fuzzing/\(folder)", swiftSettings: house + sanitized,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
  }
}
