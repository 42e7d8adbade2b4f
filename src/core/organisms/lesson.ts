/**
 * What an organism has to say about itself, in plain sentences. The steps of a lesson come here as
 * data too, with the commands they give and the claims that must become true.
 */
export interface Lesson {
  /** What happens on the stage, a paragraph each. */
  readonly reading: readonly string[]
  /** Where the metaphor breaks. */
  readonly limit: string
}
