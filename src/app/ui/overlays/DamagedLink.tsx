import { useEffect, useRef, type RefObject } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText, useVisit, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { WitheredCell } from './WitheredCell.tsx'

/**
 * A link that cannot be read: never another run in its place without a word. The run that was there
 * waits behind it, out of reach; a player has no place to paste into and takes no focus.
 */
export function DamagedLink({ isPlayer }: { readonly isPlayer: boolean }) {
  const { visit, layout } = usePage()
  const text = useText(overlaysText)
  const { say } = useWords()
  const problem = useVisit((state) => state.damaged)
  // The page's own first run stands behind a visit that begins with this link, else the visitor's.
  const isFresh = useRun((state) => state.untouched)
  const wayOn = useFocusMeanwhile(!isPlayer)
  if (problem === null) return null
  return (
    <div className="damaged" role="alert">
      <WitheredCell />
      <h2>{text.linkUnreadable}</h2>
      <p>{say(problem)}</p>
      <div className="row">
        <Button look="primary" ref={wayOn} onPress={() => visit.dismiss()}>
          {isFresh ? text.startFresh : text.goOn}
        </Button>
        {!isPlayer && (
          <Button
            onPress={() => {
              visit.dismiss()
              layout.setState({ dialog: 'import' })
            }}
          >
            {text.pasteAgain}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Gives a button the focus, and afterwards what had it before, else the picture that is shown. */
function useFocusMeanwhile(isWanted: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isWanted) return
    const before = document.activeElement
    button.current?.focus()
    return () => {
      // Who has gone on elsewhere, as to the menu of scenarios, stays there.
      if (document.activeElement !== document.body) return
      const pictures = document.querySelectorAll<HTMLElement>('main canvas[tabindex="0"]')
      const shown = [...pictures].find((one) => one.checkVisibility({ visibilityProperty: true }))
      const isThere = before instanceof HTMLElement && before !== document.body
      const heir = isThere && before.isConnected ? before : shown
      heir?.focus({ preventScroll: true })
    }
  }, [isWanted])
  return button
}
