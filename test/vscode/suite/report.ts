// Prints a Mocha run line by line on the console, and its counts in one line that the harness reads.

/** Begins the line `{"passed":n,"failed":n}` that the harness looks for in a host's output. */
const countsMark = '@@counts '

/** A reporter for every host: one `console.log` per test, since the console is all that leaves a web worker. */
class ConsoleReport {
  constructor(runner: Mocha.Runner) {
    let passed = 0
    let failed = 0
    runner.on('pass', (test) => {
      passed += 1
      console.log(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`)
    })
    runner.on('fail', (test, error) => {
      failed += 1
      console.log(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`)
    })
    runner.on('end', () => console.log(`${countsMark}${JSON.stringify({ passed, failed })}`))
  }
}

/** Mocha asks a reporter for no more than this constructor; its types ask for the ready-made reporters' fields too. */
export const consoleReport = ConsoleReport as unknown as Mocha.ReporterConstructor
