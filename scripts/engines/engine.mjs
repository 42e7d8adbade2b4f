/**
 * What an engine said, and which version of it did.
 * @typedef {{ readonly version: string, readonly answer: import('../../src/engines/answer.ts').Answer }} Heard
 */

/**
 * An engine that may be on this machine. It is told where the bundle lies and where it is served, and answers,
 * or says in a sentence why it is not here and how to get it. One that is here and fails throws.
 * @typedef {{ readonly folder: string, readonly address: string }} Place
 * @typedef {{ readonly missing: string }} Missing
 * @typedef {{ readonly name: string, readonly ask: (place: Place) => Promise<Heard | Missing> }} Engine
 */

/** The longest that an engine may take for everything, ms: some 5 s are usual. */
export const answerMs = 120_000

/**
 * What the worker said, once it is checked that it said anything.
 * @param {unknown} said
 * @returns {import('../../src/engines/answer.ts').Answer}
 */
export function answerOf(said) {
  if (typeof said === 'object' && said !== null) {
    if ('answer' in said) return /** @type {any} */ (said.answer)
    if ('problem' in said) throw new Error(String(said.problem))
  }
  throw new Error('the page of the engines said nothing that can be read')
}
