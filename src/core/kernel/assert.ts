/** Stops the run at a programmer's error; the sentence says what should have been true. */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (condition) return
  const error = new Error(sentence)
  error.name = 'BrokenInvariant'
  throw error
}
