import type { Recording } from '#core/organisms/recording.ts'
import { encodeLink } from '#share/link.ts'
import { tryMesh } from './mesh-case.ts'
import { expectedOfMeshes } from './mesh-met.ts'
import { addMet, type Met } from './met.ts'
import { serviceCase, servicesCase, tryService, type ServiceCase } from './service-case.ts'
import { expectedOfRuns } from './service-met.ts'
import { expectedOfServices } from './services-met.ts'
import { shrink, type Attempt } from './shrink.ts'

/** What came of one seed; plain data. */
export interface SeedReport {
  readonly seed: number
  readonly failures: readonly Failure[]
  readonly met: Met
}

/** Something that must not be, and what shows it. */
export interface Failure {
  readonly problem: string
  /** How it is seen again, line by line. */
  readonly shownBy: readonly string[]
}

/** Tries everything that a seed stands for. */
export function trySeed(seed: number): SeedReport {
  const met: Met = {}
  // Services take longest of the three, and a fifth of the seeds meets all that is theirs.
  const runs = [serviceCase(seed), ...(seed % 5 === 0 ? [servicesCase(seed)] : [])]
  const failures = runs.flatMap((drawn) => {
    const { problem, met: own } = tryService(drawn)
    addMet(met, own)
    return problem === null ? [] : [failureOf(drawn, problem, tryService)]
  })
  const mesh = tryMesh(seed)
  addMet(met, mesh.met)
  return {
    seed,
    failures: [
      ...failures,
      // A mesh has no link: its seed is all there is of it.
      ...(mesh.problem === null ? [] : [{ problem: `mesh: ${mesh.problem}`, shownBy: [] }]),
    ],
    met,
  }
}

/** A failure with the link of the run, and with that of the smallest one that fails as well. */
export function failureOf(drawn: ServiceCase, problem: string, attempt: Attempt): Failure {
  const { found, outcome } = shrink(drawn, attempt)
  const count = (one: ServiceCase): string =>
    `${one.wishes.length} wishes and ${Object.keys(one.scenario.settings).length} settings`
  return {
    problem,
    shownBy: [
      `link: ${linkOf(attempt(drawn).recording)}`,
      `with ${count(found)} in place of ${count(drawn)}: ${outcome.problem ?? problem}`,
      `link: ${linkOf(outcome.recording)}`,
    ],
  }
}

/** A run as the part of an address behind the #, or as the text of a file where that would be too long. */
function linkOf(recording: Recording): string {
  const link = encodeLink({ recording })
  if (!link.ok) return `none (${link.problem}) ${JSON.stringify(recording)}`
  return link.value.tooLong ? JSON.stringify(recording) : `#${link.value.fragment}`
}

/** All that some hundred seeds must meet together, or they prove less than they say. */
export function expected(): readonly string[] {
  return [...expectedOfRuns(), ...expectedOfServices(), ...expectedOfMeshes()]
}
