import { beginMerge, type Merged } from '#sweep/merge.ts'
import type { MergeRequest } from './arguments.ts'
import { mergeTable } from './merge-table.ts'
import { readResults } from './result-lines.ts'
import { exitCode } from './run-command.ts'
import type { Terminal } from './terminal.ts'

/** So many missing runs are named; more are counted. */
const namedMax = 5

/** Carries out `mitosis merge` and answers the exit code. */
export function mergeCommand({ files, json }: MergeRequest, { print, tell }: Terminal): number {
  const merging = beginMerge()
  for (const path of files) {
    const read = readResults(path, (result, place) => merging.add(result, place))
    if (!read.ok) {
      tell(read.problem)
      return exitCode.refused
    }
    if (read.value.isCut) tell(`The last line of “${path}” was only half written and is left out.`)
  }
  const merged = merging.finish()
  if (!merged.ok) {
    tell(merged.problem)
    return exitCode.refused
  }
  for (const notice of noticesOf(merged.value)) tell(notice)
  print(json ? JSON.stringify(merged.value) : mergeTable(merged.value))
  return exitCode.done
}

function noticesOf({ missing, repeated }: Merged): readonly string[] {
  const more = missing.length > namedMax ? ` and ${missing.length - namedMax} more` : ''
  return [
    ...(missing.length === 0
      ? []
      : [
          `Missing, so that not all means are over the same seeds: ${missing.slice(0, namedMax).join('; ')}${more}.`,
        ]),
    ...(repeated === 0 ? [] : [`${repeated} runs came more than once and count once.`]),
  ]
}
