import type { Result } from '#core/schema/schema.ts'
import type { Address } from './page-address.ts'
import type { AddressWriter } from './write-address.ts'

interface FollowParts {
  readonly address: Address
  readonly writing: AddressWriter
  /** Opens what a link says; one that was overtaken is as good as read. */
  readonly open: (text: string, isFirst: boolean) => Promise<Result<null>>
  readonly onDamaged: (problem: string) => void
  readonly onTakenBack: () => void
}

/** Reads the links that arrive in the address, and never writes over one that is not read yet. */
export interface AddressFollower {
  /** Reads the link of the address. */
  read(isFirst: boolean): void
  /** A link from elsewhere is read first. */
  putAside(): void
  /** Reads the link that was put aside after all: the other one brought no run. */
  takeUp(): void
  /** Nobody wants the link that is being read, was put aside or is damaged any more: another run is there. */
  forget(): void
  /** Writes the present run in the place of a damaged link; one that is being read comes first. */
  renew(): void
  stop(): void
}

/** Follows the address from its next change on. */
export function followAddress(parts: FollowParts): AddressFollower {
  const { address, writing } = parts
  let followed = 0
  let unread: { readonly isFirst: boolean } | null = null
  const read = (isFirst: boolean) => {
    const text = address.read()
    const turn = ++followed
    writing.hold()
    unread = { isFirst }
    void parts.open(text, isFirst).then((opened) => {
      // Another link has arrived meanwhile, perhaps the same once more, or the page is gone.
      if (turn !== followed) return
      unread = null
      // What stands there now is told next.
      if (text !== address.read()) return parts.onTakenBack()
      if (opened.ok) return writing.goOn()
      // The present run stays as it is, with its manifest, and the damaged link in the address until a way on.
      parts.onDamaged(opened.problem)
    })
  }
  const stop = address.onChange(() => read(false))
  return {
    read,
    putAside: () => void (followed += 1),
    takeUp() {
      if (unread !== null) read(unread.isFirst)
    },
    forget() {
      followed += 1
      unread = null
      writing.goOn()
    },
    renew: () => writing.renew(unread === null),
    stop() {
      followed += 1
      stop()
    },
  }
}
