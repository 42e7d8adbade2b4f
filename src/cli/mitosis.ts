import { parseArguments } from './arguments.ts'
import { exitCode, runCommand } from './run-command.ts'
import type { Terminal } from './terminal.ts'
import { usage } from './usage.ts'

/** The command `mitosis`: answers the exit code. */
export async function mitosis(args: readonly string[], terminal: Terminal): Promise<number> {
  const request = parseArguments(args)
  if (!request.ok) {
    terminal.tell(`${request.problem}\n“npm run mitosis -- --help” tells what can be said.`)
    return exitCode.refused
  }
  if (request.value === 'help') {
    terminal.print(usage.trimEnd())
    return exitCode.done
  }
  return runCommand(request.value, terminal)
}
