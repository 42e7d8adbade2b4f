import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { hpaControllerDefaults, type HpaController, type HpaSpec } from '#core/policies/hpa-spec.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { editManifest } from '#share/manifests/edit-manifest.ts'
import { exportHpa } from '#share/manifests/export-hpa.ts'
import { importManifest, type ManifestImport } from '#share/manifests/import-manifest.ts'
import { openDesk, type ReadingThread } from '#share/reading/desk.ts'
import { readManifest, type ManifestOrder } from '#share/reading/manifest-reader.ts'
import { kindOf, type Manifests, type TextReading, type Values } from './manifests.ts'

interface Reader {
  /** So many characters are read at once. */
  readonly atOnce: number
  readonly makeThread: () => ReadingThread<ManifestOrder>
}

/** The manifests of autoscalers, read here or, where they are long, in a thread of their own. */
export function readManifests({ atOnce, makeThread }: Reader, name: string): Manifests {
  return {
    read(written, run, onRead) {
      const order = { choices: written.choices, controller: controllerOf(run) }
      const here = () => onRead(readingOf(readManifest(written.text, '')(order)))
      if (written.text.length <= atOnce) {
        here()
        return () => undefined
      }
      const source = { content: written.text, name: '' }
      const desk = openDesk<ManifestOrder, Result<ManifestImport>>(source, makeThread, {
        onProgress: () => undefined,
        onAnswer(answer) {
          desk.end()
          onRead(readingOf(answer))
        },
        // Late is better than never.
        onFailed: here,
        onUnreadable: here,
        onLost: here,
      })
      desk.ask(order)
      return () => desk.end()
    },
    edit({ text, choices }, before, after) {
      const [from, to] = [hpaOf(before), hpaOf(after)]
      const read = importManifest(text, '', choices, controllerOf(before))
      return read.ok && from !== null && to !== null ? editManifest(read.value, from, to) : text
    },
    fresh(run) {
      const hpa = hpaOf(run)
      return kindOf(run) === 'hpa' && hpa !== null ? exportHpa(hpa, null, name) : null
    },
  }
}

function readingOf(read: Result<ManifestImport>): TextReading {
  const nothing = { values: null, needs: [], refused: [], several: [] }
  if (!read.ok) return { ...nothing, problem: read.problem }
  const { hpa, settings, needs, refused, hpas, chosen, open } = read.value
  return {
    values: hpa === null ? null : { policy: { kind: 'hpa' }, hpa: plain(hpa), ...settings },
    // With nothing to answer, what is open is what stands there.
    problem: hpa === null && needs.length + refused.length === 0 ? (open[0] ?? null) : null,
    needs,
    refused,
    several: chosen === null ? hpas : [],
  }
}

function hpaOf({ hpa }: Values): HpaSpec | null {
  const checked = checkHpaSpec(hpa)
  return checked.ok ? checked.value : null
}

function controllerOf(run: Values): HpaController {
  return hpaOf(run)?.controller ?? hpaControllerDefaults
}

// A spec is plain data.
function plain(spec: HpaSpec): Plain {
  return spec as unknown as Plain
}
