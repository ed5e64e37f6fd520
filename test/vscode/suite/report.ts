// Prints a Mocha run line by line on the console, and its counts in one line that the harness reads.

/** Begins the line `{"passed":n,"failed":n}` that the harness looks for in a host's output. */
export const countsMark = '@@counts '

/** A reporter for both hosts: one `console.log` per test, since the console is all that leaves a web worker. */
export function report(runner: Mocha.Runner): void {
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
