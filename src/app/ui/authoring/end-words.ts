import type { Trigger } from '#core/organisms/lesson.ts'
import { formatClock } from '#text/clock.ts'
import type { authoringText } from '#text/en/authoring.ts'
import type { TextsOf } from '#text/messages.ts'

/** Where a step ends, in words: at an event, or at a time, s. */
export function endWords(
  text: TextsOf<typeof authoringText>,
  until: Trigger,
  time: number,
): string {
  const clock = formatClock(time)
  return 'event' in until ? text.atEvent(text.events[until.event], clock) : text.atTime(clock)
}
