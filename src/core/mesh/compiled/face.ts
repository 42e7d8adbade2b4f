/** The usual way of a run, compiled; each does what the function of the same name does, and leaves the same bytes behind. */
export interface CompiledWay {
  /** Takes over the rules, if they have changed. */
  follow(): void
  readonly openSlot: (slot: number) => void
  /** For meshes with departures that are not foreseen; see looks.ts. */
  readonly openLooks: () => void
  readonly closeLooks: () => void
  /** False, and to be done in TypeScript, where some work has a law that it does not know. */
  readonly drawWorks: (from: number, to: number) => boolean
  readonly runSlot: (bound: number) => number
}
