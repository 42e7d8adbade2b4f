import { spawnSync } from 'node:child_process'
import { giveUp } from '../../setup/say.mjs'

/**
 * One turn of our own, in a process of its own as the peers': what src/cli/bench-program.ts knows. A
 * turn that measured nothing ends the benchmark with the sentence it told.
 * @param {string} program the bundle @param {readonly string[]} wish @param {readonly string[]} flags of Node
 * @returns {{ answer: any, text: string }} its line of JSON, and all of its stdout
 */
export function turnOf(program, wish, flags = []) {
  const { status, stdout } = spawnSync(process.execPath, [...flags, program, ...wish], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) giveUp(`“${wish.join(' ')}” measured nothing; see above`)
  // V8 may go on tracing behind the answer.
  const line = stdout.split('\n').findLast((one) => /^[{[]["{]/.test(one))
  if (line === undefined) giveUp(`“${wish.join(' ')}” gave no answer`)
  return { answer: JSON.parse(line), text: stdout }
}
