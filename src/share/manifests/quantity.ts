/**
 * Kubernetes quantities (apimachinery, resource.Quantity): a decimal number with a suffix of tens
 * (n u m k M G T P E), of 1024 (Ki Mi Gi Ti Pi Ei) or an exponent.
 */
interface Quantity {
  /** The value is digits · 10^exponent · 1024^binary. */
  readonly digits: bigint
  readonly exponent: number
  readonly binary: number
}

const pattern = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/
const tens = new Map(Object.entries({ n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }))
const binaries = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

/** A quantity in whole thousandths, rounded up as Kubernetes does; null where it is none. */
export function milliOf(value: unknown): number | null {
  const quantity = read(value)
  if (quantity === null) return null
  const { digits, exponent, binary } = quantity
  const scaled = digits * 1024n ** BigInt(binary)
  const power = exponent + 3
  if (power >= 0) return Number(scaled * 10n ** BigInt(power))
  const divisor = 10n ** BigInt(-power)
  const whole = scaled / divisor
  return Number(scaled % divisor > 0n ? whole + 1n : whole)
}

/** A quantity as the nearest number; null where it is none. */
export function numberOf(value: unknown): number | null {
  const quantity = read(value)
  if (quantity === null) return null
  const { digits, exponent, binary } = quantity
  return Number(`${digits}e${exponent}`) * 1024 ** binary
}

/** Thousandths as a quantity: `500m`, or `2` where no thousandths are left. */
export function quantityOf(milli: number): string {
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`
}

function read(value: unknown): Quantity | null {
  const text = typeof value === 'number' ? String(value) : value
  const parts = typeof text === 'string' && text.length <= 40 ? pattern.exec(text) : null
  if (parts === null) return null
  const [, sign = '', whole = '', fraction = '', suffix = '', power = '0'] = parts
  return {
    digits: BigInt(sign + whole + fraction),
    exponent: (tens.get(suffix) ?? Number(power)) - fraction.length,
    binary: binaries.indexOf(suffix) + 1,
  }
}
