// Has V8 spend less on making code faster in a program that soon ends.

import { setFlagsFromString } from 'node:v8'

/** After so many milliseconds a program has enough to do for the last bit of speed to pay. */
const long = 3000

/**
 * Call it once, before the work begins. V8's last compiler needs longer for the code of a check than the check of 10 MB of text takes with
 * what the compiler before it makes: without it the whole takes a quarter less processor time.
 */
export function hurry(): void {
  setFlagsFromString('--no-turbofan')
  setTimeout(() => setFlagsFromString('--turbofan'), long).unref()
}
