import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { panelsText } from '#text/en/panels.ts'
import { useText } from '../page.ts'
import { IconButton } from './Button.tsx'
import { ModalNotice } from './ModalNotice.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

interface ModalProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
  /** A look of its own beside `wide`. */
  readonly look?: 'share' | 'help' | 'sweep' | 'runs'
}

/** A dialog over the page: the browser keeps the focus inside and gives it back afterwards. */
export function Modal({ title, onClose, children, wide = false, look }: ModalProps) {
  const id = useId()
  const text = useText(panelsText)
  const dialog = useRef<HTMLDialogElement>(null)
  // The browser gives the focus back only while the dialog is still in the page: an effect would close it too late.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (!element.open) element.showModal()
    // Only the space around the dialog is the dialog itself; everything inside is a child.
    // A press there is as good as Escape: what is under way inside may take both for itself.
    const onClick = (event: MouseEvent) => {
      if (event.target !== element) return
      if (element.dispatchEvent(new Event('cancel', { cancelable: true }))) element.close()
    }
    element.addEventListener('click', onClick)
    return () => {
      element.removeEventListener('click', onClick)
      element.close()
    }
  }, [])
  useKeptFocus(dialog)
  return (
    <dialog
      ref={dialog}
      className={look === undefined ? (wide ? 'modal modal-wide' : 'modal') : `modal modal-${look}`}
      // So that it can take the focus of a button that has gone.
      tabIndex={-1}
      aria-labelledby={id}
      onClose={() => dialog.current !== null && onClose()}
    >
      <div className="modal-body">
        <header className="row-spread modal-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={text.close} onPress={onClose} />
        </header>
        {children}
      </div>
      <ModalNotice />
    </dialog>
  )
}
