import type { Deed, DeedOfRun } from '#app/store/deed.ts'
import { serviceSettings } from '#app/store/service-settings.ts'
import { editBetween } from '#app/store/setting-edit.ts'
import type { Change } from '#core/organisms/recording.ts'
import type { AnyServiceSettings, RunSettings } from '#core/organisms/systems.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { loadPeak } from '#core/traffic/load.ts'
import { formatClock } from '#text/clock.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import { deedsText } from '#text/en/deeds.ts'
import { fieldsText } from '#text/en/fields.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { voiceText } from '#text/en/voice.ts'
import type { Words } from '#text/words.ts'
import { isName, valueOf } from '../access/responses.ts'

/** What was done, with its time: “Max replicas 20 at 01:40”. */
export function deedWords(deed: Deed, duration: number, words: Words): string {
  const text = words.text(deedsText)
  if (deed.kind === 'run') return text.otherRun
  if (deed.kind === 'seed') return text.seed(deed.seed)
  if (deed.kind === 'branches') return text.branches
  return text.at(whatOf(deed, words), formatClock(deed.time, duration))
}

/** What one change of a log says, such as for its mark; null for settings, which have words by what they were before. */
export function changeWords(change: Change, words: Words): string | null {
  const text = words.text(deedsText)
  switch (change.type) {
    case 'kill':
      return text.killed(change.cell)
    case 'rollout':
      return text.rollout[change.revision]
    case 'rung':
      return text.rung[change.value]
    case 'burst':
      return text.burst(change.rate, change.seconds)
    case 'note':
      return text.note(change.text)
    case 'set':
      return null
  }
}

function whatOf({ change, was, now }: DeedOfRun, words: Words): string {
  const text = words.text(deedsText)
  const said = change === null ? null : changeWords(change, words)
  if (said !== null) return said
  if (was === null || now === null) return text.several(1)
  const { places } = editBetween(was, now)
  const [place, another] = places
  if (place === undefined) return text.leftOut
  if (another !== undefined) return text.several(places.length)
  const { name, service } = place
  if (service === undefined) return settingWords(name, was, now, words)
  const what = settingWords(
    name,
    serviceSettings(was, service),
    serviceSettings(now, service),
    words,
  )
  return text.ofService(now.graph?.services[service]?.name ?? '', what)
}

function settingWords(
  name: string,
  was: AnyServiceSettings | RunSettings,
  now: AnyServiceSettings | RunSettings,
  words: Words,
): string {
  const text = words.text(deedsText)
  if (!isName(name)) return text.graph
  if (name === 'load') return text.load(loadPeak(now.load))
  if (name === 'policy') return words.text(policyPanelText).kinds[now.policy.kind]
  if (name === 'hpa') return rulesWords(was.hpa, now.hpa, words)
  const fields = words.text(fieldsText)
  const texts = { fields, voice: words.text(voiceText), numbers: words.numbers }
  return text.value(fields[name].label, valueOf(name, now, texts))
}

/** A bound of the autoscaler by its name where it alone is new. */
function rulesWords(was: HpaSpec, now: HpaSpec, words: Words): string {
  const [text, labels] = [words.text(deedsText), words.text(autoscalerText)]
  for (const name of ['minReplicas', 'maxReplicas'] as const) {
    const isAlone = JSON.stringify({ ...was, [name]: now[name] }) === JSON.stringify(now)
    if (isAlone) return text.value(labels[name], words.numbers.count(now[name]))
  }
  return text.rules
}
