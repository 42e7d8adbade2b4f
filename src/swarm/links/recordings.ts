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
  const wishes = isAlone ? drawWishes(seed, drawScenario(seed)) : []
  return canonical(
    begun,
    wishes.flatMap(({ time, asks, isWrong }) =>
      (isWrong ? [] : asks).flatMap((change) =>
        change.type === 'kill living' ? [] : [{ time, change }],
      ),
    ),
  )
}

/** With what of a drawn log may stand in one; where it is refused when it is looked at alone, that is left out. */
function canonical(begun: Omit<Recording, 'log'>, drawn: readonly LogEntry[]): Recording {
  const whole = canonicalRecording({ ...begun, log: drawn })
  if (whole.ok) return whole.value
  const log: LogEntry[] = []
  for (const entry of drawn) {
    if (canonicalRecording({ ...begun, log: [...log, entry] }).ok) log.push(entry)
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
