import type { FilmProgress } from '#app/exports/film.ts'
import type { Outcome } from '#app/exports/outcome.ts'

/** One export of a file. */
export interface ExportJob {
  readonly fileName: string
  readonly make: (
    signal: AbortSignal,
    onProgress: (progress: FilmProgress) => void,
  ) => Promise<Outcome>
}

/** What is known of the exports of one place. */
export interface ExportState {
  /** Null while nothing is being made. */
  readonly progress: FilmProgress | null
  /** What became of the last export; null before its end. */
  readonly last: { readonly fileName: string; readonly outcome: Outcome } | null
}

/** Makes one file at a time for the place that it was opened by. */
export interface ExportDesk {
  /** Does nothing while another file is being made here. */
  readonly start: (job: ExportJob) => Promise<void>
  /** Stops what is being made; its end is shown. */
  readonly cancel: () => void
  /** Stops what is being made and shows nothing more: its place has gone, and another may have one under way. */
  readonly leave: () => void
}

interface ExportDeskParts {
  /** Hears when a file begins to be made here, and when that has ended or nobody waits for it any more. */
  readonly onUnderWay: (isUnderWay: boolean) => void
  readonly show: (state: ExportState) => void
}

/** Opens a desk for exports; a thread that takes its time to end is not waited for once its place has gone. */
export function createExportDesk({ onUnderWay, show }: ExportDeskParts): ExportDesk {
  let running: AbortController | null = null
  return {
    async start({ fileName, make }) {
      if (running !== null) return
      const control = new AbortController()
      running = control
      onUnderWay(true)
      show({ progress: { step: 'replaying', share: 0, remaining: null }, last: null })
      const onProgress = (progress: FilmProgress) => {
        if (running === control) show({ progress, last: null })
      }
      const outcome = await make(control.signal, onProgress).catch(failureOf)
      if (running !== control) return
      running = null
      onUnderWay(false)
      show({ progress: null, last: { fileName, outcome } })
    },
    cancel: () => running?.abort(),
    leave() {
      if (running === null) return
      running.abort()
      running = null
      onUnderWay(false)
    },
  }
}

/** Whatever goes wrong outside of what an export watches over. */
function failureOf(error: unknown): Outcome {
  return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
}
