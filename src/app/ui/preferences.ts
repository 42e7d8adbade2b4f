/** A small choice of this visitor, or null: storage may be forbidden, as in a sandboxed frame. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // A SecurityError where storage is forbidden: then nothing has been chosen before.
    return null
  }
}

/** Keeps a choice for the next visit, or forgets it; where storage is forbidden it lasts for this one. */
export function writePreference(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // A SecurityError or a full storage: the choice still holds for this visit.
  }
}
