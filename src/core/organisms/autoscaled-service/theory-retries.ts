/** What retries do to the load, where attempts fail independently with probability p. */

/** Attempts per request with k retries: 1 + p + … + p^k = (1 − p^(k+1))/(1 − p). */
export function attemptsPerRequest(p: number, retries: number): number {
  // Horner's form also holds at p = 1.
  let attempts = 1
  for (let i = 0; i < retries; i++) attempts = 1 + p * attempts
  return attempts
}

/** Share of the requests that fail for good: p^(k+1). */
export function failedShare(p: number, retries: number): number {
  let share = p
  for (let i = 0; i < retries; i++) share *= p
  return share
}

/**
 * How often the lowest of several layers is called when every layer tries so many times and all fail:
 * tries^layers (M. Brooker, Timeouts, retries and backoff with jitter, AWS Builders' Library).
 */
export function retryAmplification(tries: number, layers: number): number {
  let calls = 1
  for (let layer = 0; layer < layers; layer++) calls *= tries
  return calls
}
