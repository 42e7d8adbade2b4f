import { scenarios } from '#core/organisms/scenarios.ts'
import { engineVersion, type LogEntry, type Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { chance, diceOf, pick, whole } from '../dice.ts'
import { drawScenario, plainOf } from '../scenario.ts'
import { drawServices } from '../services-scenario.ts'
import { drawWishes } from '../wishes.ts'

/** A run as somebody may share it, canonical: drawn settings or a built-in, and half of them with a log. */
export function drawRecording(seed: number): Recording {
  const dice = diceOf(seed, 'fuzz of links, runs')
  const builtIn = pick(dice, [...first, ...Object.values(scenarios)])
  const isBuiltIn = chance(dice, 0.25)
  const hasServices = chance(dice, 0.3)
  const drawn = hasServices ? drawServices(seed) : drawScenario(seed)
  const begun = {
    engine: engineVersion,
    organism: isBuiltIn ? builtIn.organism : hasServices ? 'microservices' : 'autoscaled-service',
    seed: whole(dice, 0, 0xffffffff),
    // Built-in settings are plain data by their tables.
    settings: isBuiltIn ? plainSettings(builtIn.settings) : drawn.settings,
  }
  const isAlone = !isBuiltIn && !hasServices
  const log: LogEntry[] = []
  for (const { time, asks, isWrong } of isAlone ? drawWishes(seed, drawScenario(seed)) : []) {
    if (isWrong) continue
    for (const change of asks) {
      if (change.type === 'kill living') continue
      // What is drawn may be refused, when a log alone is looked at: it is left out.
      if (canonicalRecording({ ...begun, log: [...log, { time, change }] }).ok) {
        log.push({ time, change })
      }
    }
  }
  const checked = canonicalRecording({ ...begun, log })
  if (!checked.ok) throw new Error(`a drawn run is refused: ${checked.problem}`)
  return checked.value
}

const [one, ...others] = Object.values(scenarios)
if (one === undefined) throw new Error('there are no scenarios')
const first: [typeof one, ...(typeof one)[]] = [one, ...others]

function plainSettings(settings: object): { readonly [name: string]: Plain } {
  // A record of plain values is a record of plain values.
  return plainOf(settings) as { readonly [name: string]: Plain }
}
