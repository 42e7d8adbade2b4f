import type { Plain } from '#core/schema/schema.ts'
import type { ManifestChoices, MetricNeed, RefusedField } from '#share/manifests/draft.ts'

/** Settings by their names. */
export type Values = Readonly<Record<string, Plain>>

/** A text and what the visitor has answered about it. */
export interface Written {
  readonly text: string
  readonly choices: ManifestChoices
}

/** What a text says. */
export interface TextReading {
  /** The settings that it gives, with the policy; null where it is refused, or where something is open. */
  readonly values: Values | null
  /** Why it is refused: one sentence, which begins with its place. */
  readonly problem: string | null
  readonly needs: readonly MetricNeed[]
  readonly refused: readonly RefusedField[]
  /** Its autoscalers, where one of several must be chosen. */
  readonly several: readonly string[]
}

/** How manifests are read and written. */
export interface Manifests {
  /** Reads a text for a run with these settings, at once or later; returns the way to hear nothing of it any more. */
  read(written: Written, run: Values, onRead: (reading: TextReading) => void): () => void
  /** The text with other values, the rest of it as it was; the same text where it cannot say them. */
  edit(written: Written, before: Values, after: Values): string
  /** A new text for these settings; null where their autoscaler has no manifest. */
  fresh(run: Values): string | null
}

/** Which autoscaler settings speak of. */
export function kindOf({ policy }: Values): string {
  const isPolicy = typeof policy === 'object' && policy !== null && 'kind' in policy
  return isPolicy ? String(policy.kind) : ''
}
