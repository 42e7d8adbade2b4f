import type { Plain } from '#core/schema/schema.ts'
import type { ManifestChoices, MetricNeed, RefusedField } from '#share/manifests/draft.ts'
import type { ScalerName } from '#share/manifests/scaler.ts'

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
  /** Those of them that stand in no line of it. */
  readonly unsaid: readonly string[]
  /** Why it is refused: one sentence, which begins with its place. */
  readonly problem: string | null
  readonly needs: readonly MetricNeed[]
  readonly refused: readonly RefusedField[]
  /** The first line that says something of the autoscaler itself; null where nothing does. */
  readonly begins: number | null
  /** Its autoscalers, where one of several must be chosen. */
  readonly several: readonly ScalerName[]
}

/** How manifests are read and written. */
export interface Manifests {
  /** Reads a text for a run with these settings, at once or later; returns the way to hear nothing of it any more. */
  read(written: Written, run: Values, onRead: (reading: TextReading) => void): () => void
  /**
   * Makes a text that says these settings, the rest of it as it was, and answers what is asked in it by them; the same
   * text where it cannot say them.
   */
  edit(
    written: Written,
    run: Values,
    onEdited: (written: Written, reading: TextReading) => void,
  ): () => void
  /** A new text for these settings; null where their autoscaler has no manifest. */
  fresh(run: Values): Written | null
}

/** Which autoscaler settings speak of. */
export function kindOf({ policy }: Values): string {
  const isPolicy = typeof policy === 'object' && policy !== null && 'kind' in policy
  return isPolicy && typeof policy.kind === 'string' ? policy.kind : ''
}
