import { genomeOf, type Genome } from '#core/cells/genome.ts'
import type { RolloutFigures } from '#core/organisms/observation.ts'
import { waitsForRestart } from './containers.ts'
import { register, registersOf, type Control } from './control.ts'
import { activeRows } from './replicas.ts'
import { byGenome, fencepostsOf, isAvailable } from './rollout.ts'
import { genesOf } from './rules.ts'

/** What a run shows of its revisions. Nothing here changes the state. */

/** The images of a run: those that its services began with, and those that were rolled out, by their index. */
export function genomesOf(control: Control): readonly Genome[] {
  const { beside } = control
  const first = beside.services.map((settings) => genomeOf(genesOf(settings)))
  const later: Genome[] = []
  beside.deployments.forEach((deployment, service) => {
    for (const { genome, crash } of deployment ?? []) {
      if (genome < first.length) continue
      // A template differs from the one before it by a mark at the least, as `kubectl rollout restart` sets one.
      const genes = { ...genesOf(beside.services[service]), template: genome }
      const crashing = crash === null ? genes : { ...genes, crash: { ...crash } }
      later[genome - first.length] = genomeOf(crashing, service)
    }
  })
  return [...first, ...later]
}

/** How far the last rollout of a service has come; null before its first one. */
export function rolloutFigures(control: Control, service: number): RolloutFigures | null {
  const { beside, registers } = control
  const deployment = beside.deployments[service]
  if (deployment === null) return null
  const desired = registers[registersOf(service) + register.desired]
  const { surge, unavailable } = fencepostsOf(beside.services[service], desired)
  const genomes = genomesOf(control)
  const rows = byGenome(control, activeRows(control, service))
  const revisions = deployment.map(({ genome, number, replicas, crash }) => {
    const own = rows.get(genome) ?? []
    return {
      genome,
      digest: genomes[genome].digest,
      number,
      wanted: replicas,
      active: own.length,
      available: own.filter((row) => isAvailable(control, row)).length,
      waiting: own.filter((row) => waitsForRestart(control, row)).length,
      crashes: crash !== null && crash.share > 0,
    }
  })
  return { minAvailable: desired - unavailable, maxTotal: desired + surge, revisions }
}
