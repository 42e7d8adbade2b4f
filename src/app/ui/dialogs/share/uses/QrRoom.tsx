import { useLayoutEffect, useRef } from 'react'
import { shareText } from '#text/en/share.ts'
import { useText } from '../../../page.ts'
import { IconButton } from '../../../parts/Button.tsx'
import type { QrCode } from './qr-code.ts'
import { QrPicture } from './QrPicture.tsx'

interface QrRoomProps {
  readonly code: QrCode
  readonly address: string
  readonly onClose: () => void
}

/** The code as large as the window, for a lecture hall; its button or Escape ends it. */
export function QrRoom({ code, address, onClose }: QrRoomProps) {
  const text = useText(shareText)
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (!element.open) element.showModal()
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="qr-room"
      aria-label={text.qrName}
      onClose={(event) => {
        // React hands it on to the dialog around this one, which would close too.
        event.stopPropagation()
        onClose()
      }}
    >
      <QrPicture code={code} name={text.qrOf(address)} />
      <p className="figure">{address}</p>
      <IconButton icon="close" label={text.qrSmaller} onPress={onClose} />
    </dialog>
  )
}
