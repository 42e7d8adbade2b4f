import { useEffect, useRef, useState, type RefObject } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { closeDialog, openDialog } from '../layout.ts'
import { useLayout, usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { WitheredCell } from './WitheredCell.tsx'

interface DamagedLinkProps {
  readonly problem: string
  readonly isPlayer: boolean
}

/**
 * A link that cannot be read: never another run in its place without a word. The run that was there
 * waits behind it, out of reach; a player has no place to paste into and takes no focus.
 */
export function DamagedLink({ problem, isPlayer }: DamagedLinkProps) {
  const { visit, layout } = usePage()
  const text = useText(overlaysText)
  const { say } = useWords()
  // The page's own first run stands behind a visit that begins with this link, else the visitor's.
  const isFresh = useRun(({ untouched, opened }) => untouched && opened === 0)
  const isInReach = useComeForward(problem)
  const wayOn = useFocusMeanwhile(isInReach && !isPlayer)
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
              openDialog(layout, 'import')
            }}
          >
            {text.pasteAgain}
          </Button>
        )}
      </div>
    </div>
  )
}

/**
 * Closes the dialog that lies over the alert; one that is making a file stays until the visitor closes it,
 * and tells the problem meanwhile. Answers whether the alert has been in reach.
 */
function useComeForward(problem: string): boolean {
  const { layout, session } = usePage()
  const isCovered = useLayout((state) => state.dialog !== null)
  // A dialog that the visitor opens later, such as help, gives the focus back by itself.
  const [hasBeen, setHasBeen] = useState(!isCovered)
  if (!hasBeen && !isCovered) setHasBeen(true)
  useEffect(() => {
    const { dialog, export: making } = layout.getState()
    if (dialog === null) return
    if (making === 'none') closeDialog(layout, dialog)
    else session.say(problem)
  }, [layout, session, problem])
  return hasBeen
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
