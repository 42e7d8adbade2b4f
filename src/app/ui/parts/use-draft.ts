import { useEffect, useRef, useState, type RefObject } from 'react'

/** A value that the visitor is changing but has not let go of yet. */
export interface Draft<Value> {
  /** The draft while there is one, else the value in force. */
  readonly shown: Value
  readonly change: (value: Value) => void
  /** Makes the draft a wish; nothing happens without one. */
  readonly commit: () => void
  readonly cancel: () => void
}

/** A wish that nothing came of is forgotten after this long, ms: its field has refused it. */
const waitMs = 400

/**
 * Keeps what is being dragged or typed on this side, so that a run is asked for a change once and
 * not sixty times a second. The draft ends when the value in force changes.
 */
export function useDraft<Value>(value: Value, wish: (value: Value) => void): Draft<Value> {
  const [draft, setDraft] = useState<{
    readonly of: Value
    readonly value: Value
    readonly isWished: boolean
  } | null>(null)
  const isOpen = draft !== null && Object.is(draft.of, value)
  const waits = isOpen && draft.isWished
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setDraft(null), waitMs)
    return () => clearTimeout(timer)
  }, [waits])
  return {
    shown: isOpen ? draft.value : value,
    change: (next) => setDraft({ of: value, value: next, isWished: false }),
    commit() {
      if (!isOpen || draft.isWished) return
      if (!Object.is(draft.value, value)) wish(draft.value)
      // The draft stays until the run reports the new value, so that nothing jumps back in between.
      setDraft({ ...draft, isWished: true })
    },
    cancel: () => setDraft(null),
  }
}

/**
 * Calls back when the visitor lets go of a slider. React names the browser's `input` event `onChange`
 * and has no name for its `change` event, which is the one that means “let go”.
 */
export function useLetGo<Target extends HTMLElement>(letGo: () => void): RefObject<Target | null> {
  const target = useRef<Target>(null)
  const latest = useRef(letGo)
  useEffect(() => {
    latest.current = letGo
  })
  useEffect(() => {
    const element = target.current
    const listen = () => latest.current()
    element?.addEventListener('change', listen)
    return () => element?.removeEventListener('change', listen)
  }, [])
  return target
}
