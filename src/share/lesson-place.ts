/** Where in a lesson a link leads. */
export interface LessonPlace {
  readonly id: string
  readonly step: number
}

const lessonPlace = /^([a-z][a-z0-9-]{0,39})(?:\.([1-9]))?$/

/** A place in a lesson as a link names it: `first-division`, or `first-division.3` for its third step. */
export function writeLesson({ id, step }: LessonPlace): string {
  return step > 0 ? `${id}.${step + 1}` : id
}

/** The place that such a text names; null for any other text. */
export function readLesson(written: string): LessonPlace | null {
  const [, id, step = '1'] = lessonPlace.exec(written) ?? []
  return id === undefined ? null : { id, step: Number(step) - 1 }
}
