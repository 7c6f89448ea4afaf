import CommandHarness

/// The names of the harness, for every file of these tests.
typealias Command = CommandHarness.Command
typealias CSVFile = CommandHarness.CSVFile
typealias SmallClinic = CommandHarness.SmallClinic
