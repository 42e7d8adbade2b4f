/**
 * What V8 has traced (--trace-gc --trace-deopt) between the marks of a steady state.
 * @typedef {{ kind: string }} Collection
 * @typedef {{ kind: string, reason: string, functionName: string }} Deoptimisation
 * @typedef {{ collections: readonly Collection[], deoptimisations: readonly Deoptimisation[] }} Traced
 * @typedef {{ ok: true, value: Traced } | { ok: false, problem: string }} TracedOrNot
 */

// src/cli/bench-steady.ts writes them; other ones are refused below.
const begins = '=== the steady state begins ==='
const ends = '=== the steady state ends ==='

/** `[527:0x1782ec40]       31 ms: Scavenge 4.4 (4.5) -> 3.6 (5.5) MB, …`: the process, the time, the kind. */
const collection = /\[\d+:(?:0x)?[\da-f]+\]\s+\d+(?:\.\d+)? ms: ([A-Z][^\d]*?) \d/gi

/** `[bailout (kind: deopt-eager, reason: wrong map): begin. deoptimizing 0x… <JSFunction f (sfi = 0x…)>, …` */
const bailout =
  /\[bailout \(kind: ([\w-]+)(?:, reason: (.*?))?\): begin\b(?:.*?<JSFunction ?([^\s(>]*))?/g

/** Code that is thrown away because something it was built on has changed. */
const invalidated =
  /\[marking dependent code\b(?:[^\]]*?<SharedFunctionInfo ?([^\s>]*)>)?(?:[^\]]*?reason: ([^\]]*))?[^\]]*\]/g

/** What a deoptimisation says besides, when V8 is talkative. */
const remark = /^\s*(?:\[bailout end|\[deoptimiz|;;;|reading |translating |-------|0x)/

/**
 * Reads what a program with V8's traces has written to stdout. A text without marks, or with a line
 * between them that is nothing V8 is known to say, is refused: a count of what is not understood is
 * no count.
 * @param {string} text @returns {TracedOrNot}
 */
export function readTraces(text) {
  const between = betweenMarks(text)
  if (between === null) {
    return { ok: false, problem: 'the marks of a steady state are not there, once and in order' }
  }
  const collections = [...between.matchAll(collection)].map(([, kind = '']) => ({ kind }))
  const deoptimisations = [
    ...[...between.matchAll(bailout)].map(([, kind = '', reason = '', functionName = '']) => ({
      kind,
      reason,
      functionName,
    })),
    ...[...between.matchAll(invalidated)].map(([, functionName = '', reason = '']) => ({
      kind: 'invalidated',
      reason,
      functionName,
    })),
  ]
  const strange = between.split(/\r?\n/).find((line) => line.trim() !== '' && !isKnown(line))
  if (strange !== undefined) {
    return { ok: false, problem: `V8 says something unknown: “${strange.trim().slice(0, 120)}”` }
  }
  return { ok: true, value: { collections, deoptimisations } }
}

/** @param {string} text */
function betweenMarks(text) {
  const [, between, ...more] = text.split(begins)
  if (between === undefined || more.length > 0) return null
  const [inside, ...after] = between.split(ends)
  return inside === undefined || after.length !== 1 ? null : inside
}

/** @param {string} line */
function isKnown(line) {
  return (
    [collection, bailout, invalidated].some((form) => line.search(form) >= 0) || remark.test(line)
  )
}
