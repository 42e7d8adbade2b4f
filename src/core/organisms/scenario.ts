import type { Plain } from '#core/schema/schema.ts'

/** A built-in starting point; `settings` holds only what differs from the start values. */
export interface Scenario {
  readonly label: string
  readonly description: string
  readonly settings: { readonly [name: string]: Plain }
}
