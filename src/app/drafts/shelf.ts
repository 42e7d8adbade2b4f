import { readRecord, writeRecord, type RecordFault, type RunRecord } from './run-record.ts'

/** What the shelf needs of `localStorage`; any of it may throw at any time. */
export type Keep = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** How much is kept, in records and in characters. */
export const shelfLimits = { drafts: 20, saved: 50, record: 65_536, total: 2_097_152 } as const

/** Each record has a key of its own, so that two tabs never write over each other's. */
export const keyPrefix = 'mitosis.run.'

/** A kept text that is no record; it stays until it is removed. */
export interface FaultyRecord {
  readonly key: string
  readonly fault: RecordFault
}

export interface Listing {
  /** The newest first. */
  readonly records: readonly RunRecord[]
  readonly faulty: readonly FaultyRecord[]
  /** False where the browser keeps nothing, or has no more room: some of these go with the visit. */
  readonly lasts: boolean
}

/** What became of a record: kept for good, for this visit alone, or not at all, because it or the shelf is too large. */
export type Kept = 'kept' | 'visit' | 'large' | 'full'

/** The runs that are kept for this visitor. Nothing of it throws. */
export interface Shelf {
  list(): Listing
  /** The text of a record as it is kept now. */
  textOf(id: string): string | null
  put(record: RunRecord): Kept
  /** Takes a text off the shelf and gives it back, for whoever wants it there again. */
  remove(key: string): string | null
  restore(key: string, text: string): Kept
  /** Hears of every change, also by another tab. */
  onChange(listener: () => void): () => void
}

interface Shelves {
  readonly open: () => Keep
  /** What could not be kept: it holds as long as the page. */
  readonly visit: Map<string, string>
  readonly listeners: Set<() => void>
}

/** A shelf in a storage that may be forbidden, full or damaged; what cannot be kept there lasts for the visit. */
export function createShelf(open: () => Keep = () => localStorage): Shelf {
  const shelves: Shelves = { open, visit: new Map(), listeners: new Set() }
  const tell = () => {
    for (const listener of shelves.listeners) listener()
  }
  const put = (key: string, text: string, record: RunRecord | null): Kept => {
    if (text.length > shelfLimits.record) return 'large'
    const kept =
      record === null ? writeAnyway(shelves, key, text) : putRecord(shelves, key, text, record)
    tell()
    return kept
  }
  return {
    list: () => list(shelves),
    textOf: (id) => shelves.visit.get(keyPrefix + id) ?? read(shelves, keyPrefix + id),
    put: (record) => put(keyPrefix + record.id, writeRecord(record), record),
    remove(key) {
      const text = shelves.visit.get(key) ?? read(shelves, key)
      shelves.visit.delete(key)
      erase(shelves, key)
      tell()
      return text
    },
    restore(key, text) {
      const record = readRecord(key.slice(keyPrefix.length), text)
      return put(key, text, typeof record === 'string' ? null : record)
    },
    onChange(listener) {
      shelves.listeners.add(listener)
      const onStorage = ({ key }: StorageEvent) => {
        if (key === null || key.startsWith(keyPrefix)) listener()
      }
      globalThis.addEventListener?.('storage', onStorage)
      return () => {
        shelves.listeners.delete(listener)
        globalThis.removeEventListener?.('storage', onStorage)
      }
    },
  }
}

/** Every text on the shelf by its key. */
function texts(shelves: Shelves): { readonly all: ReadonlyMap<string, string>; isOpen: boolean } {
  const all = new Map<string, string>()
  let isOpen = true
  try {
    const keep = shelves.open()
    const keys = Array.from({ length: keep.length }, (_, place) => keep.key(place))
    for (const key of keys) {
      const text = key?.startsWith(keyPrefix) === true ? read(shelves, key) : null
      if (key !== null && text !== null) all.set(key, text)
    }
  } catch {
    // A SecurityError where storage is forbidden.
    isOpen = false
  }
  for (const [key, text] of shelves.visit) all.set(key, text)
  return { all, isOpen }
}

function list(shelves: Shelves): Listing {
  const { all, isOpen } = texts(shelves)
  const records: RunRecord[] = []
  const faulty: FaultyRecord[] = []
  for (const [key, text] of all) {
    const record = readRecord(key.slice(keyPrefix.length), text)
    if (typeof record === 'string') faulty.push({ key, fault: record })
    else records.push(record)
  }
  records.sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
  return { records, faulty, lasts: isOpen && shelves.visit.size === 0 }
}

/** Makes room among the drafts and nowhere else: a saved run never goes by itself. */
function putRecord(shelves: Shelves, key: string, text: string, record: RunRecord): Kept {
  const others = list(shelves).records.filter(({ id }) => id !== record.id)
  const saved = others.filter(({ kind }) => kind === 'saved').length
  if (record.kind === 'saved' && saved >= shelfLimits.saved) return 'full'
  const drafts = others.filter(({ kind }) => kind === 'draft')
  const dropOldest = (): boolean => {
    const oldest = drafts.pop()
    if (oldest === undefined) return false
    shelves.visit.delete(keyPrefix + oldest.id)
    return erase(shelves, keyPrefix + oldest.id)
  }
  const most = shelfLimits.drafts - (record.kind === 'draft' ? 1 : 0)
  while (drafts.length > most && dropOldest());
  const size = () => sizeWithout(shelves, key) + key.length + text.length
  while (size() > shelfLimits.total) if (!dropOldest()) return 'full'
  for (;;) {
    const kept = write(shelves, key, text)
    if (kept !== 'full') return kept
    if (!dropOldest()) return writeAnyway(shelves, key, text)
  }
}

/** What the storage has no room for lasts for this visit. */
function writeAnyway(shelves: Shelves, key: string, text: string): Kept {
  const kept = write(shelves, key, text)
  if (kept !== 'full') return kept
  shelves.visit.set(key, text)
  return 'visit'
}

function sizeWithout(shelves: Shelves, but: string): number {
  let size = 0
  for (const [key, text] of texts(shelves).all) if (key !== but) size += key.length + text.length
  return size
}

function write(shelves: Shelves, key: string, text: string): Kept {
  try {
    shelves.open().setItem(key, text)
    shelves.visit.delete(key)
    return 'kept'
  } catch (error) {
    if (error instanceof Error && error.name === 'QuotaExceededError') return 'full'
    // A SecurityError where storage is forbidden.
    shelves.visit.set(key, text)
    return 'visit'
  }
}

function read({ open }: Shelves, key: string): string | null {
  try {
    return open().getItem(key)
  } catch {
    // As above: nothing is known of it.
    return null
  }
}

function erase({ open }: Shelves, key: string): boolean {
  try {
    open().removeItem(key)
    return true
  } catch {
    // It stays in the list, and whoever asked for it sees that.
    return false
  }
}
