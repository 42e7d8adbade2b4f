import type { Sweep } from '#sweep/sweep.ts'
import { parseArguments } from './arguments.ts'
import { explainCommand } from './explain-command.ts'
import { mergeCommand } from './merge-command.ts'
import { exitCode, runCommand } from './run-command.ts'
import { sweepCommand } from './sweep-command.ts'
import type { Terminal } from './terminal.ts'
import type { Threads } from './threads.ts'
import { usage } from './usage.ts'

/** The command `mitosis`: answers the exit code. */
export async function mitosis(
  args: readonly string[],
  terminal: Terminal,
  threads: Threads<Sweep>,
): Promise<number> {
  const asked = parseArguments(args)
  if (!asked.ok) {
    terminal.tell(`${asked.problem}\n“npm run mitosis -- --help” tells what can be said.`)
    return exitCode.refused
  }
  switch (asked.value.command) {
    case 'help':
      terminal.print(usage.trimEnd())
      return exitCode.done
    case 'run':
      return runCommand(asked.value.request, terminal)
    case 'explain':
      return explainCommand(asked.value.request, terminal)
    case 'sweep':
      return sweepCommand(asked.value.request, terminal, threads)
    case 'merge':
      return mergeCommand(asked.value.request, terminal)
  }
}
