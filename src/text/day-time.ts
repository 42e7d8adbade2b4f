/** A moment of the visitor's day as a reader of one language writes it: the time today, else the day and the time. */
export function dayTimeOf(tag: string): (at: number, now: number) => string {
  const time = new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' })
  return (at, now) => {
    const date = day.format(at)
    return date === day.format(now) ? time.format(at) : `${date}, ${time.format(at)}`
  }
}
