import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { hpaControllerDefaults, type HpaController } from '#core/policies/hpa-spec.ts'
import type { Result } from '#core/schema/schema.ts'
import { answeredBy } from '#share/manifests/answers.ts'
import { exportManifest } from '#share/manifests/export-manifest.ts'
import type { ManifestImport } from '#share/manifests/import-manifest.ts'
import type { ManifestRun } from '#share/manifests/written.ts'
import { plainCopy } from '#share/plain.ts'
import { openDesk, type ReadingThread } from '#share/reading/desk.ts'
import { readManifest, type ManifestOrder } from '#share/reading/manifest-reader.ts'
import type { Manifests, TextReading, Values, Written } from './manifests.ts'

interface Reader {
  /** So many characters are read at once. */
  readonly atOnce: number
  readonly makeThread: () => ReadingThread<ManifestOrder>
}

/** Manifests, read and edited here or, where they are long, in a thread of their own. */
export function readManifests(reader: Reader, name: string): Manifests {
  return {
    read(written, run, onRead) {
      return ask(reader, written, orderOf(written, run), (answer) => onRead(readingOf(answer)))
    },
    edit(written, run, onEdited) {
      const order = { ...orderOf(written, run), run: runOf(run) }
      return ask(reader, written, order, (answer) =>
        onEdited(answer.ok ? answer.value.source : written, readingOf(answer)),
      )
    },
    fresh(run) {
      const made = exportManifest(runOf(run), null, name)
      if (!made.ok) return null
      const { text } = made.value
      return { text, choices: answeredBy({ text, fileName: '', choices: {} }, runOf(run)) }
    },
  }
}

function ask(
  { atOnce, makeThread }: Reader,
  { text }: Written,
  order: ManifestOrder,
  onAnswer: (answer: Result<ManifestImport>) => void,
): () => void {
  const here = () => onAnswer(readManifest(text, '')(order))
  if (text.length <= atOnce) {
    here()
    return () => undefined
  }
  const listeners = {
    onProgress: () => undefined,
    onAnswer(answer: Result<ManifestImport>) {
      desk.end()
      onAnswer(answer)
    },
    // Late is better than never.
    onFailed: here,
    onUnreadable: here,
    onLost: here,
  }
  const source = { content: text, name: '' }
  const desk = openDesk<ManifestOrder, Result<ManifestImport>>(source, makeThread, listeners)
  desk.ask(order)
  return () => desk.end()
}

function readingOf(read: Result<ManifestImport>): TextReading {
  if (!read.ok) {
    return {
      values: null,
      unsaid: [],
      problem: read.problem,
      needs: [],
      refused: [],
      begins: null,
      several: [],
    }
  }
  const { policy, hpa, settings, unsaid, needs, refused, scalers, chosen, open } = read.value
  const isAsked = chosen === null || needs.length + refused.length > 0
  const ofHpa = hpa === null ? {} : { hpa: plainCopy(hpa) }
  return {
    values: policy === null ? null : { policy: plainCopy(policy), ...ofHpa, ...settings },
    unsaid,
    // With nothing to answer, what is open is what is wrong.
    problem: policy === null && !isAsked ? (open[0] ?? null) : null,
    needs,
    refused,
    begins: beginOf(read.value),
    several: chosen === null ? scalers : [],
  }
}

/** Beside the autoscaler a text may hold its Deployment, often before it. */
function beginOf({ mapped, scalers, chosen }: ManifestImport): number | null {
  const kind = scalers.find(({ key }) => key === chosen)?.kind ?? ''
  const lines = mapped
    .filter(({ object, line }) => line > 0 && object.startsWith(`${kind} `))
    .map(({ line }) => line)
  return lines.length === 0 ? null : Math.min(...lines)
}

function orderOf({ choices }: Written, run: Values): ManifestOrder {
  return { choices, controller: controllerOf(run) }
}

function controllerOf({ hpa }: Values): HpaController {
  const checked = checkHpaSpec(hpa)
  return checked.ok ? checked.value.controller : hpaControllerDefaults
}

// They are all settings of a service, some of them as the text has them: those have passed the same checks.
function runOf(run: Values): ManifestRun {
  return run as unknown as ManifestRun
}
