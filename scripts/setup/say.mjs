/**
 * Tells what the set-up does. Always on stderr: stdout belongs to the command that is set up, and
 * may be JSON.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`[setup] ${sentence}\n`)
}

/**
 * Ends the process with one plain sentence.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  process.stderr.write(`[setup] ${sentence}\n`)
  process.exit(1)
}
