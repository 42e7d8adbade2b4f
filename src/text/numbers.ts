/**
 * Numbers, times and money as a reader of one language writes them. Simulated time as a clock and the
 * signs of units (s, ms, min) are the same in all of them.
 */
export interface Numbers {
  /** A count in full: 63,912,004. */
  readonly count: (count: number) => string
  /** A rate or a mean with at most three telling digits under 100 and no fraction above: 0.25, 480. */
  readonly rate: (rate: number) => string
  /** A number for an axis, short: 800, 1.2K, 63.9M. */
  readonly tick: (value: number) => string
  /** Seconds as a latency with two telling digits: 25 ms, 2.5 s, 12 s, 1.5 min. */
  readonly latency: (seconds: number) => string
  /** A number as it can be typed, without groups and without the noise of binary fractions: 0.048. */
  readonly plain: (value: number) => string
  /** What was typed as a number, with the groups of this language or without; NaN for anything else. */
  readonly parse: (text: string) => number
  /** Money in full cents from one cent up, with two telling digits below: $1.06, $0.0043. */
  readonly money: (amount: number) => string
  /** Money for an axis, without cents that are zero: $0, $0.5, $1.2K. */
  readonly moneyTick: (amount: number) => string
  /** A share of one as a whole percentage: 74%. */
  readonly share: (share: number) => string
  /** A share of one with up to two digits after the point: 99.98%. */
  readonly fineShare: (share: number) => string
  /** A speed as on its button: 0.1×, 60×. */
  readonly speed: (speed: number) => string
  /** What stands right behind a number of a unit: “%”, with a space where the language has one; “ s”. */
  readonly unit: (unit: string) => string
  /** A number with its unit: 60%, 300 s, 12. */
  readonly amount: (value: number, unit: string) => string
  /** The same with groups: 10,000 s. */
  readonly full: (value: number, unit: string) => string
}

const made = new Map<string, Numbers>()

/** The numbers of a language; made once, because the formatters of `Intl` are expensive to make. */
export function numbersOf(tag: string): Numbers {
  const known = made.get(tag)
  if (known !== undefined) return known
  const numbers = makeNumbers(tag)
  made.set(tag, numbers)
  return numbers
}

/** Below this a rate is as good as none to a reader. */
const leastShown = 1e-6

function makeNumbers(tag: string): Numbers {
  const form = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)
  const whole = form({ maximumFractionDigits: 0 })
  const threeDigits = form({ maximumSignificantDigits: 3 })
  const twoDigits = form({ maximumSignificantDigits: 2 })
  const tenDigits = form({ maximumSignificantDigits: 10 })
  const allDigits = form({ maximumSignificantDigits: 10, useGrouping: false })
  const short = form({ notation: 'compact', maximumSignificantDigits: 3 })
  const money = { style: 'currency', currency: 'USD' } as const
  const dollars = form(money)
  const wholeDollars = form({ ...money, maximumFractionDigits: 0 })
  const dollarsShort = form({ ...money, notation: 'compact', maximumSignificantDigits: 3 })
  const dollarsSmall = form({ ...money, maximumSignificantDigits: 2 })
  const wholePercent = form({ style: 'percent', maximumFractionDigits: 0 })
  const finePercent = form({ style: 'percent', maximumFractionDigits: 2 })
  const behindPercent = percentSign(finePercent)
  const unit = (name: string): string =>
    name === '%' ? behindPercent : name === '' ? '' : `\u00a0${name}`
  // A rate from a file may be so small that its zeros fill the line.
  const least = `<${threeDigits.format(leastShown)}`
  const few = (value: number): string =>
    value > 0 && value < leastShown ? least : threeDigits.format(value)
  return {
    count: (count) => whole.format(count),
    rate: (rate) => (Math.abs(rate) < 100 ? few(rate) : whole.format(rate)),
    tick: (value) => (Math.abs(value) < 10_000 ? few(value) : short.format(value)),
    latency(seconds) {
      if (seconds < 0.9995) {
        const ms = seconds * 1000
        return `${ms < 99.5 ? twoDigits.format(ms) : whole.format(ms)}\u00a0ms`
      }
      if (seconds >= 119.5) return `${threeDigits.format(seconds / 60)}\u00a0min`
      return `${seconds < 9.95 ? twoDigits.format(seconds) : whole.format(seconds)}\u00a0s`
    },
    plain: (value) => allDigits.format(value),
    parse: parserOf(whole),
    money(amount) {
      if (Math.abs(amount) >= 1e6) return dollarsShort.format(amount)
      const isSmall = amount !== 0 && Math.abs(amount) < 0.0995
      return isSmall ? dollarsSmall.format(amount) : dollars.format(amount)
    },
    moneyTick: (amount) =>
      amount === 0 ? wholeDollars.format(amount) : dollarsShort.format(amount),
    share: (share) => wholePercent.format(share),
    fineShare: (share) => finePercent.format(share),
    speed: (speed) => `${threeDigits.format(speed)}×`,
    unit,
    amount: (value, name) => allDigits.format(value) + unit(name),
    full: (value, name) => tenDigits.format(value) + unit(name),
  }
}

/** Two groups or more are groups in every language. */
const groupedTwice = /^[-+]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+(?!\1|\d)/u

/**
 * Reads a number as this language writes it: what stands before three digits each time, as in 10,000, parts groups. Any
 * other comma or point begins the fraction, whatever the language, because people type both.
 */
function parserOf(whole: Intl.NumberFormat): (text: string) => number {
  const group = whole.formatToParts(10_000).find(({ type }) => type === 'group')?.value ?? ' '
  const sign = group === '.' ? String.raw`\.` : group
  const grouped = new RegExp(`^[-+]?[1-9]\\d{0,2}(?:${sign}\\d{3})+(?![\\d${group}])`, 'u')
  return (text) => {
    const bare = text.trim().replace('−', '-')
    const digits = bare
      .replace(grouped, (part) => part.replaceAll(group, ''))
      .replace(groupedTwice, (part) => part.replaceAll(/[.,]/gu, ''))
    const plain = digits.replace(',', '.')
    return plain === '' ? Number.NaN : Number(plain)
  }
}

/** A sentence whose numbers keep their units: what validators say is written with plain spaces. */
export function withBoundUnits(sentence: string): string {
  return sentence.replaceAll(/(?<=\d) (?=(?:m?s|min|h|[kM]B)(?![\p{L}\d]))/gu, '\u00a0')
}

/** All that a language writes after the digits of a percentage. */
function percentSign(percent: Intl.NumberFormat): string {
  const parts = percent.formatToParts(0.5)
  const digits = parts.findLastIndex(({ type }) => type === 'integer')
  return parts
    .slice(digits + 1)
    .map(({ value }) => value)
    .join('')
}
