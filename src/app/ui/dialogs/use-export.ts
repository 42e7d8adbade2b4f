import { useCallback, useEffect, useRef, useState } from 'react'
import type { FilmProgress, Outcome } from '#app/exports/film.ts'
import { exportsText } from '#text/en/exports.ts'
import { usePage, useText, useWords } from '../page.ts'
import { download } from '../parts/download.ts'

interface ExportState {
  /** Null while nothing is being made. */
  readonly progress: FilmProgress | null
  /** What became of the last export, in one sentence. */
  readonly sentence: string
}

/** One export of a file: it is watched here and told to stop here, or when it is left alone. */
interface Job {
  readonly fileName: string
  readonly make: (
    signal: AbortSignal,
    onProgress: (progress: FilmProgress) => void,
  ) => Promise<Outcome>
}

/** Whatever goes wrong before an export looks after itself, such as a thread that cannot be started. */
function failureOf(error: unknown): Outcome {
  return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
}

/** Makes one file at a time; leaving the place where it is made stops it. */
export function useExport() {
  const { layout } = usePage()
  const text = useText(exportsText)
  const { say } = useWords()
  const [state, setState] = useState<ExportState>({ progress: null, sentence: '' })
  const running = useRef<AbortController | null>(null)
  const cancel = useCallback(() => running.current?.abort(), [])
  useEffect(() => cancel, [cancel])
  const start = async ({ fileName, make }: Job) => {
    if (running.current !== null) return
    const control = new AbortController()
    running.current = control
    layout.setState({ export: 'under-way' })
    setState({ progress: { step: 'replaying', share: 0, remaining: null }, sentence: '' })
    const onProgress = (progress: FilmProgress) => setState({ progress, sentence: '' })
    const outcome = await make(control.signal, onProgress).catch(failureOf)
    running.current = null
    layout.setState({ export: 'none' })
    if (outcome.kind === 'done') download(fileName, outcome.blob.type, outcome.blob)
    const sentence =
      outcome.kind === 'done'
        ? text.saved(fileName, outcome.blob.size)
        : outcome.kind === 'stopped'
          ? text.stopped
          : outcome.kind === 'unreachable'
            ? text.unreachable
            : text.failed(say(outcome.problem))
    setState({ progress: null, sentence })
  }
  return { ...state, start, cancel }
}
