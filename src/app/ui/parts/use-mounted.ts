import { useLayoutEffect, useRef, type RefObject } from 'react'

/** A part without React: it lives in a host and ends when the host goes. */
interface Mounted {
  destroy(): void
}

/**
 * Mounts a part without React into an element for as long as the component lives. `mount` must keep
 * its identity from render to render, or the part would begin anew. It stands before the first picture of the page
 * with its host, so that nothing below is pushed down by it.
 */
export function useMounted(
  mount: (host: HTMLElement) => Mounted,
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (host.current === null) return
    const mounted = mount(host.current)
    return () => mounted.destroy()
  }, [mount])
  return host
}
