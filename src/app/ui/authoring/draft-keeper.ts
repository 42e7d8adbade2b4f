import type { Draft } from '#lessons/authoring/draft.ts'
import { draftMax, readDraft } from '#lessons/authoring/keep.ts'

/** As much of `localStorage` as is needed; any of it may throw at any time. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Where the draft of a lesson is kept, one tab's beside another's. */
export interface DraftKeeper {
  /** The draft that this tab goes on with; null where none is kept. */
  read(): Draft | null
  /** Keeps it, or forgets it where it has no step. False where it lasts for the visit alone. */
  write(draft: Draft): boolean
}

/** So many tabs have a place of their own; further ones keep theirs for the visit. */
const places = ['', '.2', '.3', '.4', '.5'].map((end) => `mitosis.lesson${end}`)

/** Keeps the draft of a tab in the first place that no other tab has written to since. */
export function createDraftKeeper(open: () => DraftStorage = () => localStorage): DraftKeeper {
  let own: { readonly key: string; readonly text: string | null } | null = null
  const place = (storage: DraftStorage): string | null => {
    // Another text under its key is the work of another tab.
    if (own !== null && storage.getItem(own.key) === own.text) return own.key
    return places.find((key) => storage.getItem(key) === null) ?? null
  }
  return {
    read() {
      try {
        const storage = open()
        for (const key of places) {
          const text = storage.getItem(key)
          const draft = readDraft(text)
          if (draft === null) continue
          own = { key, text }
          return draft
        }
      } catch {
        // A SecurityError where storage is forbidden.
      }
      return null
    },
    write(draft) {
      const text = JSON.stringify(draft)
      if (text.length > draftMax) return false
      try {
        const storage = open()
        const key = place(storage)
        if (draft.steps.length === 0) {
          if (key !== null && key === own?.key) storage.removeItem(key)
          own = null
          return true
        }
        if (key === null) return false
        storage.setItem(key, text)
        own = { key, text }
        return true
      } catch {
        // Forbidden or full.
        return draft.steps.length === 0
      }
    },
  }
}
