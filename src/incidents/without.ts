import type { Change, LogEntry, Recording } from '#core/organisms/recording.ts'
import { systemOf, type AnyServiceSettings, type RunSettings } from '#core/organisms/systems.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { operators, type Fields } from './operators.ts'
import type { Removal } from './removals.ts'
import { heldTo, type Rise } from './rise.ts'
import { isShared, ofService, startOf, withFields, withOne } from './settings-at.ts'

/** Where causes are taken out of. */
export interface Scene {
  readonly recording: Recording
  readonly service: number
  readonly rise: Rise | null
}

/**
 * The same run without some causes: same system, same seed. What an operator sets holds from the beginning of the run, also
 * where the visitor sets it later; entries of the log that are left out never were. One that is not possible is refused with a sentence.
 */
export function without(scene: Scene, removals: readonly Removal[]): Result<Recording> {
  const { recording, service } = scene
  const start = startOf(recording)
  if (!start.ok) return start
  const removed = (settings: RunSettings): RunSettings => {
    let rest = settings
    for (const removal of removals) {
      rest = withFields(rest, service, fieldsWithout(scene, removal, ofService(rest, service)))
    }
    return rest
  }
  const left = new Set(removals.flatMap(({ entries }) => entries))
  const log = recording.log.filter((_, index) => !left.has(index))
  const { graph, ...own } = removed(start.value)
  const settings = graph === undefined ? own : { ...own, graph }
  return canonicalRecording({
    ...recording,
    settings,
    log: relogged(scene, log, start.value, removed),
  })
}

function fieldsWithout({ rise }: Scene, { kind }: Removal, settings: AnyServiceSettings): Fields {
  if (kind === 'load') {
    if (rise === null) return {}
    return { load: heldTo(settings.load, rise.before, rise.from) }
  }
  return Object.hasOwn(operators, kind) ? operators[kind as keyof typeof operators](settings) : {}
}

/** The log of a run whose settings are other ones: what it sets is what it would set without the causes. */
function relogged(
  { recording, service }: Scene,
  log: readonly LogEntry[],
  start: RunSettings,
  removed: (settings: RunSettings) => RunSettings,
): readonly LogEntry[] {
  const fields = systemOf(recording.organism)?.parameters ?? {}
  let real = start
  let made = removed(start)
  return log.flatMap((entry) => {
    const { change } = entry
    if (change.type !== 'set') return [entry]
    const { name } = change
    real = withOne(real, name, change.value, change.service)
    const wanted = ofService(removed(real), service)
    const set = (one: string): Change => {
      // A value of checked settings is plain data.
      const value = Reflect.get(wanted, one) as Plain
      const whose = real.graph === undefined || isShared(one) ? {} : { service }
      return { type: 'set', name: one, value, ...whose }
    }
    const isOwn = real.graph === undefined || change.service === service || isShared(name)
    const changes = [isOwn ? set(name) : change]
    made = withOne(made, name, isOwn ? Reflect.get(wanted, name) : change.value, change.service)
    // What another change has brought back, or given to the service as one of all, is taken out again.
    for (const [one, field] of Object.entries(fields)) {
      if (one === 'graph' || !field.live) continue
      if (isAlike(Reflect.get(wanted, one), Reflect.get(ofService(made, service), one))) continue
      changes.push(set(one))
      made = withOne(made, one, Reflect.get(wanted, one), isShared(one) ? undefined : service)
    }
    return changes.map((next) => ({ time: entry.time, change: next }))
  })
}

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
