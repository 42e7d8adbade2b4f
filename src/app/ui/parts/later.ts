import { createElement, use, type ComponentType, type ReactNode } from 'react'

/** What forgets each fetch that failed. */
const failures = new Set<() => void>()

/** Lets every part that could not be fetched be fetched again when it is drawn next. */
export function forgetFailures(): void {
  for (const forget of failures) forget()
  failures.clear()
}

/**
 * A component that is fetched when it is first drawn. Unlike React's own `lazy` it can be fetched again
 * after a failure, so that a visitor who was offline goes on without a reload.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterPart<Props> {
  let fetched: Promise<ComponentType<Props>> | null = null
  const fetchOnce = () => {
    // Drawn again, a failed part meets the same failure until somebody asks for another try.
    fetched ??= load().catch((reason: unknown) => {
      failures.add(() => {
        fetched = null
      })
      throw reason
    })
    return fetched
  }
  const part = (props: Props) => createElement(use(fetchOnce()), props)
  return Object.assign(part, { comes: fetchOnce })
}

/** A part that is fetched when it is first drawn, or when somebody waits for it. */
export interface LaterPart<Props> {
  (props: Props): ReactNode
  readonly comes: () => Promise<unknown>
}
