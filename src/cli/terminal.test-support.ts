import type { Sweep } from '#sweep/sweep.ts'
import { mitosis } from './mitosis.ts'
import type { Terminal } from './terminal.ts'
import { makeRun } from './sweep-thread.ts'
import type { Thread, Threads } from './threads.ts'

/** What a command said and wrote. */
interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly drawn: readonly string[]
  readonly written: ReadonlyMap<string, string>
}

/** The surroundings of a command. */
export interface Setup {
  readonly files?: Readonly<Record<string, string>>
  /** Wall time that every look at the clock takes, ms; null: stderr is no terminal. */
  readonly tickMs?: number | null
  /** How many times the command may breathe before the visitor stops it. */
  readonly patience?: number
  /** Comes when the visitor stops a command that waits. */
  readonly stopped?: Promise<unknown>
  readonly environment?: Readonly<Record<string, string>>
  readonly threads?: Threads<Sweep>
}

/** Threads that are none: they make their runs in this one, a turn after they are asked. */
export function turns(usual = 1): Threads<Sweep> {
  return {
    usual,
    start: (sweep, report): Thread => {
      let isOver = false
      return {
        make: (index) =>
          void setImmediate(() => {
            if (!isOver) makeRun(sweep, index, report)
          }),
        end: () => {
          isOver = true
          return Promise.resolve()
        },
      }
    },
  }
}

/** Runs the command `mitosis` in this process with files, a clock and a terminal of its own. */
export function run(args: readonly string[], setup: Setup = {}): Promise<Said> {
  return runIn(setup, (terminal) => mitosis(args, terminal, setup.threads ?? turns()))
}

/** Runs any command so. */
export async function runIn(
  setup: Setup,
  command: (terminal: Terminal) => Promise<number>,
): Promise<Said> {
  const { files = {}, tickMs = null, patience = Infinity } = setup
  const said = { out: '', err: '' }
  const drawn: string[] = []
  const written = new Map<string, string>()
  let ms = 0
  let breaths = 0
  const terminal: Terminal = {
    print: (text) => void (said.out += `${text}\n`),
    tell: (line) => void (said.err += `${line}\n`),
    draw: tickMs === null ? null : (line) => void drawn.push(line),
    read: (path) => {
      const text = files[path]
      return text === undefined
        ? { ok: false, problem: `“${path}” cannot be read: there is no such file or folder.` }
        : { ok: true, value: text }
    },
    write: (path, text) => {
      if (path.startsWith('/none/')) return { ok: false, problem: `“${path}” cannot be written.` }
      written.set(path, text)
      return { ok: true, value: null }
    },
    isFile: (path) => Object.hasOwn(files, path),
    nowMs: () => (ms += tickMs ?? 1),
    breathe: () => Promise.resolve(++breaths > patience),
    stopped: setup.stopped ?? new Promise(() => undefined),
    environment: setup.environment ?? {},
  }
  const code = await command(terminal)
  return { code, ...said, drawn, written }
}

/** The object that the command prints with --json. */
export async function jsonOf(
  args: readonly string[],
  setup?: Setup,
): Promise<Record<string, unknown>> {
  const { code, out, err } = await run([...args, '--json'], setup)
  const parsed: unknown = JSON.parse(out)
  if (code !== 0 || typeof parsed !== 'object' || parsed === null) throw new Error(err)
  return { ...parsed }
}
