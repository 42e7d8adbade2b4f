/**
 * Sizes of the batches in which `count` pods are created (replica_set.go, slowStartBatch): 1, 2,
 * 4 … each as large as everything before it went well, so that a quota refuses a few, not hundreds.
 */
export function slowStartBatches(count: number, initialBatchSize = 1): readonly number[] {
  const sizes: number[] = []
  let left = count
  for (let size = Math.min(left, initialBatchSize); size > 0; size = Math.min(2 * size, left)) {
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** What comes of it when only the first `callsThatSucceed` calls succeed: a batch with a failure is the last. */
export function slowStart(
  count: number,
  initialBatchSize: number,
  callsThatSucceed: number,
): { readonly successes: number; readonly calls: number; readonly failed: boolean } {
  let calls = 0
  let successes = 0
  for (const size of slowStartBatches(count, initialBatchSize)) {
    calls += size
    successes = Math.min(calls, Math.max(successes, callsThatSucceed))
    if (successes < calls) return { successes, calls, failed: true }
  }
  return { successes, calls, failed: false }
}
