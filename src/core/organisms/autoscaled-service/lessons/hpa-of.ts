import type { Plain } from '#core/schema/schema.ts'

/** An HPA on mean CPU, in percent of the request, with bounds and what a lesson says beside that. */
export function hpaOf(
  averageUtilization: number,
  [minReplicas, maxReplicas]: readonly [number, number],
  more: { readonly [name: string]: Plain } = {},
): Plain {
  const target = { type: 'Utilization', averageUtilization }
  return {
    minReplicas,
    maxReplicas,
    metrics: [{ type: 'Resource', name: 'cpu', target }],
    ...more,
  }
}
