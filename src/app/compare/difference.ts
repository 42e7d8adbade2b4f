import type { Figures } from '#core/organisms/observation.ts'

/** What two runs are compared in, in the order in which it is told. */
export const comparedNames = ['served', 'lost', 'late', 'p99', 'cost', 'cellHours'] as const
export type ComparedName = (typeof comparedNames)[number]

/** Figures of one side at a moment; null where there is no such number. */
export type Compared = Readonly<Record<ComparedName, number | null>>

/** Both sides at one moment, and how B differs from A. */
export interface Difference {
  readonly time: number
  readonly a: Compared
  readonly b: Compared
  readonly differs: Compared
}

/** The figures of a side. `price` is that of a cell for an hour as long as it has been the same; else 0. */
export function comparedOf({ requests, objective, p99, cost }: Figures, price: number): Compared {
  return {
    served: requests.succeeded,
    lost: requests.failed,
    late: objective.missedRequests - requests.failed,
    p99: p99 < 0 ? null : p99,
    cost: cost.total,
    cellHours: price > 0 ? cost.total / price : null,
  }
}

/** How the second differs from the first. */
export function differenceOf(time: number, a: Compared, b: Compared): Difference {
  const of = (name: ComparedName): number | null => {
    const [one, other] = [a[name], b[name]]
    return one === null || other === null ? null : other - one
  }
  return { time, a, b, differs: ofEach(of) }
}

/** Whether no figure differs. */
export function isNone({ a, b }: Pick<Difference, 'a' | 'b'>): boolean {
  return comparedNames.every((name) => a[name] === b[name])
}

/** A value of every name. */
export function ofEach<Value>(
  make: (name: ComparedName) => Value,
): Readonly<Record<ComparedName, Value>> {
  const [served, lost, late] = [make('served'), make('lost'), make('late')]
  return { served, lost, late, p99: make('p99'), cost: make('cost'), cellHours: make('cellHours') }
}
