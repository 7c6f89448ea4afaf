import Testing
import Foundation
@Test func b() { print(Bundle.main.bundlePath, CommandLine.arguments) }
