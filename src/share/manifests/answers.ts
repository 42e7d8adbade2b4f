import { hpaSignals } from '#core/policies/hpa-spec.ts'
import { isList, isRecord } from '../plain.ts'
import type { ManifestChoices } from './draft.ts'
import { importManifest, type ManifestSource } from './import-manifest.ts'
import type { ManifestRun } from './written.ts'

/**
 * The choices with an answer to everything that a text asks, as far as the run knows it: what a metric counts stands in
 * no manifest, but a text that was written for a run need not ask for it.
 */
export function answeredBy(source: ManifestSource, run: ManifestRun): ManifestChoices {
  const { text, fileName, choices } = source
  const read = importManifest(text, fileName, choices, run.hpa.controller)
  const open = read.ok ? read.value.needs.filter(({ signal }) => signal === null) : []
  let best = withSignals(choices, Object.fromEntries(open.map(({ key }) => [key, hpaSignals[0]])))
  // Each of them is one value of the autoscaler, so they can be found one after the other.
  for (const { key } of open) {
    const tried = hpaSignals.map((signal) => withSignals(best, { [key]: signal }))
    const faults = tried.map((answers) => faultsOf({ text, fileName, choices: answers }, run))
    best = tried[faults.indexOf(Math.min(...faults))] ?? best
  }
  const isAnswered = open.length > 0 && faultsOf({ text, fileName, choices: best }, run) < Infinity
  return isAnswered ? best : choices
}

function withSignals(
  choices: ManifestChoices,
  signals: NonNullable<ManifestChoices['signals']>,
): ManifestChoices {
  return { ...choices, signals: { ...choices.signals, ...signals } }
}

/** How many values of the autoscaler a text has otherwise than the run. */
function faultsOf({ text, fileName, choices }: ManifestSource, run: ManifestRun): number {
  const read = importManifest(text, fileName, choices, run.hpa.controller)
  if (!read.ok || read.value.policy === null) return Infinity
  const { policy, hpa } = read.value
  return differences(policy, run.policy) + (hpa === null ? 0 : differences(hpa, run.hpa))
}

function differences(one: unknown, other: unknown): number {
  if (isRecord(one) && isRecord(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...names].reduce((sum, name) => sum + differences(one[name], other[name]), 0)
  }
  if (isList(one) && isList(other) && one.length === other.length) {
    return one.reduce<number>((sum, item, i) => sum + differences(item, other[i]), 0)
  }
  return Object.is(one, other) ? 0 : 1
}
