import type { Recording } from '#core/organisms/recording.ts'
import type { OpenedLink } from '#share/link.ts'
import type { ManifestSource } from '#share/manifests/import-manifest.ts'
import type { Held } from './hold.ts'

/** What became of a link: nothing to check, being checked, equal to the sender's run, or not. */
export type Verdict = 'none' | 'checking' | 'identical' | 'different'

/** What was compared when a link was opened. It stays when the verdict has been read. */
export interface Certificate {
  /** The engine that made the link, null where it does not say, and the one that ran it here. */
  readonly madeWith: number | null
  readonly engine: number
  /** The moment, s, and the digests there; `found` is null where another engine ran it, so that nothing was compared. */
  readonly time: number
  readonly sent: string
  readonly found: string | null
  /** The run that it is about, by how many were opened before it. */
  readonly opened: number
}

/** How this visit began. */
export interface VisitState {
  /** Why the link could not be read; null when it could. The run behind it is not the sender's. */
  readonly damaged: string | null
  readonly verdict: Verdict
  readonly certificate: Certificate | null
  /** A heavy run that stands at its start until the visitor says that it may begin. */
  readonly held: Held | null
  /** The link that the visit begins with is being read still: what stands there meanwhile is another run. */
  readonly reading: boolean
  /** What was repaired in the link, or may differ. */
  readonly notices: readonly string[]
  /** The manifest that the autoscaler came from: an export gives it back with the edits made since. */
  readonly manifest: ManifestSource | null
}

/** Whether a damaged link hides the run: then nothing is done to it until the visitor has chosen a way on. */
export function runWaits({ damaged }: VisitState): boolean {
  return damaged !== null
}

/** A run from outside with the moment it is shown at and the digest expected there. */
export type Arrived = Pick<OpenedLink, 'time' | 'digest' | 'notices'> &
  Partial<Pick<OpenedLink, 'sentDigest' | 'madeWith'>> & {
    readonly recording: Recording
    /** The service whose figures are shown, by its index; absent for the first. */
    readonly watched?: number
  }

/** What is known of a visit that began without a link. */
export const quiet: VisitState = {
  damaged: null,
  verdict: 'none',
  certificate: null,
  held: null,
  reading: false,
  notices: [],
  manifest: null,
}
