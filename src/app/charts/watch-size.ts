/** Tells the size of an element's content box in CSS pixels, at first and whenever it changes; the answer ends it. */
export function watchSize(
  target: Element,
  tell: (width: number, height: number) => void,
): () => void {
  const observer = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect
    if (box !== undefined) tell(box.width, box.height)
  })
  observer.observe(target)
  return () => observer.disconnect()
}
