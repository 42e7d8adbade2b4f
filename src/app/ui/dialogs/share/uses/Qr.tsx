import { useMemo, useState } from 'react'
import { shareText } from '#text/en/share.ts'
import { useText } from '../../../page.ts'
import { Button } from '../../../parts/Button.tsx'
import { download } from '../../../parts/download.ts'
import { linkBudget } from '../../link-budget.ts'
import { drawQr, qrCodeOf, qrSvg } from './qr-code.ts'
import { QrPicture } from './QrPicture.tsx'
import { QrRoom } from './QrRoom.tsx'

/** The QR code of a link, where it is short enough to be read off a screen. */
export function Qr({ address }: { readonly address: string }) {
  const text = useText(shareText)
  const code = useMemo(() => qrCodeOf(address), [address])
  const [isLarge, setIsLarge] = useState(false)
  if (code === null) return <p className="micro">{text.noQr}</p>
  const savePng = () => {
    const canvas = document.createElement('canvas')
    drawQr(code, canvas)
    canvas.toBlob((png) => {
      if (png !== null) download('digital-mitosis-qr.png', 'image/png', png)
    })
  }
  return (
    <div className="qr-row">
      <QrPicture code={code} name={text.qrOf(address)} />
      <div>
        <p>{text.qrReach[linkBudget(address.length) === 'room' ? 'room' : 'close']}</p>
        <p className="micro">{text.qrSize(code.size)}</p>
        <div className="row">
          <Button icon="fit" onPress={() => setIsLarge(true)}>
            {text.qrLarger}
          </Button>
          <Button
            help={text.saveQr(text.kinds.svg)}
            onPress={() => download('digital-mitosis-qr.svg', 'image/svg+xml', qrSvg(code))}
          >
            {text.kinds.svg}
          </Button>
          <Button help={text.saveQr(text.kinds.png)} onPress={savePng}>
            {text.kinds.png}
          </Button>
        </div>
      </div>
      {isLarge && <QrRoom code={code} address={address} onClose={() => setIsLarge(false)} />}
    </div>
  )
}
