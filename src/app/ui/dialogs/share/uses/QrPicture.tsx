import { quietZone, type QrCode } from './qr-code.ts'

/** A QR code, dark on light in every theme. */
export function QrPicture({ code, name }: { readonly code: QrCode; readonly name: string }) {
  const side = code.size + 2 * quietZone
  return (
    <svg
      className="qr"
      role="img"
      aria-label={name}
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  )
}
