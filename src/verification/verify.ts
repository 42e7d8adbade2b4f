import { readFileIn, readFolder } from './files.ts'
import type { FileReport } from './report.ts'
import { countsOf, reportLines, totalLines } from './report.ts'
import { isTable, verifyTable } from './table-file.ts'
import { isVectors, verifyVectors } from './vectors.ts'

/** Where to look, as asked on the command line. */
interface Request {
  readonly folders: readonly string[]
  readonly traces: string | null
  /** Counts of each file as one line of JSON, instead of a report. */
  readonly json: boolean
}

const usage = 'Usage: npm run verify -- DIR… [--traces DIR] [--json]'

/**
 * Holds the core against every `*.json` in the folders and tells about each file in one line.
 * Answers the exit code: 0 when nothing failed, 1 after a failure, 2 when the question was wrong.
 */
export async function verify(
  args: readonly string[],
  print: (line: string) => void,
  complain: (sentence: string) => void,
): Promise<number> {
  const request = parse(args)
  const listed = typeof request === 'string' ? request : list(request)
  if (typeof listed === 'string') {
    complain(listed)
    return 2
  }
  const isJson = typeof request !== 'string' && request.json
  const reports: FileReport[] = []
  for (const { folder, files, traces } of listed) {
    for (const file of files) {
      // One after the other, so that each line appears as soon as its file is done.
      const report = await verifyFile(folder, file, traces)
      reports.push(report)
      if (!isJson) for (const line of reportLines(report)) print(line)
    }
  }
  const totals = totalLines(reports)
  if (isJson) print(JSON.stringify(countsOf(reports)))
  else for (const line of totals.lines) print(line)
  return totals.failed > 0 ? 1 : 0
}

/** A folder to go through, and where the traces are. */
interface Listed {
  readonly folder: string
  readonly files: readonly string[]
  readonly traces: string | null
}

/** All files to look at, or a sentence about the first folder that cannot be looked at. */
function list({ folders, traces }: Request): readonly Listed[] | string {
  const listed: Listed[] = []
  for (const folder of folders) {
    const files = readFolder(folder)
    if (typeof files === 'string') return files
    if (files.length === 0) {
      return `There is no *.json file in ${folder}; give a folder of vectors or tables.`
    }
    listed.push({ folder, files, traces })
  }
  const found = traces === null ? [] : readFolder(traces)
  return typeof found === 'string' ? found : listed
}

async function verifyFile(
  folder: string,
  file: string,
  traces: string | null,
): Promise<FileReport> {
  const name = file.replace(/\.json$/, '').replace(/-public$/, '')
  const content = readFileIn(folder, file)
  if (!content.ok) return { kind: 'broken', name: file, problem: content.problem }
  if (isVectors(content.value)) return verifyVectors(name, content.value)
  if (isTable(content.value)) return verifyTable(content.value, traces)
  return { kind: 'not-covered', name, what: 'it holds neither vectors nor a table' }
}

function parse(args: readonly string[]): Request | string {
  const folders: string[] = []
  let traces: string | null = null
  let json = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--traces') {
      traces = args[++i] ?? ''
      if (traces === '' || traces.startsWith('-')) return `--traces needs a folder. ${usage}`
    } else if (arg === '--json') {
      json = true
    } else if (arg.startsWith('-')) {
      return `The option ${arg} is not known. ${usage}`
    } else {
      folders.push(arg)
    }
  }
  return folders.length === 0 ? `No folder was given. ${usage}` : { folders, traces, json }
}
