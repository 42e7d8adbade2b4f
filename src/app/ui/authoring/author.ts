import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LessonStep } from '#core/organisms/lesson.ts'
import { refuse } from '#core/schema/schema.ts'
import { checkLesson } from '#lessons/check-lesson.ts'
import { emptyDraft, lessonOf, type Draft } from '#lessons/authoring/draft.ts'
import { changed, redone, undone, type Work } from '#lessons/authoring/edit.ts'
import { recordStep, type EndOffer } from '#lessons/authoring/record.ts'
import { checkScale } from '#lessons/authoring/scale.ts'
import { checkAnswer, planStep, recordingAt, type PlannedStep } from '#lessons/plan.ts'
import { createScout } from '#app/lessons/reach.ts'
import type { Page } from '../page.ts'
import { createDraftKeeper } from './draft-keeper.ts'

/** What is wrong with the draft, and with which of its steps, counted from 0. */
export interface DraftProblem {
  readonly sentence: string
  readonly step: number | null
  /** Only something is not written yet. */
  readonly isMissing: boolean
}

/** A lesson that is being made on this page. */
export interface AuthorState {
  readonly work: Work
  /** Its steps as they come out, as far as they do. */
  readonly plan: readonly PlannedStep[]
  readonly problem: DraftProblem | null
  readonly isChecking: boolean
  /** Whether this browser keeps it beyond the visit. */
  readonly isKept: boolean
}

export interface Author {
  readonly store: StoreApi<AuthorState>
  /** Changes the draft; with the name of a field, typing on in it is one change. */
  change(draft: Draft, field?: string): void
  undo(): void
  redo(): void
  /** Ends a step at an offer; what is wrong with that is told. */
  record(end: EndOffer): void
  /** Brings the run of the lesson to where its last step ends. */
  bringBack(): void
}

const authors = new WeakMap<Page, Author>()

/** The author's desk of a page, made when it is first asked for: closing its card loses nothing. */
export function authorOf(page: Page): Author {
  const known = authors.get(page)
  if (known !== undefined) return known
  const author = createAuthor(page)
  authors.set(page, author)
  return author
}

function createAuthor(page: Page): Author {
  const keeper = createDraftKeeper()
  const draft = keeper.read() ?? emptyDraft
  const store = createStore<AuthorState>()(() => ({
    work: { draft, past: [], future: [] },
    plan: [],
    problem: null,
    isChecking: false,
    isKept: true,
  }))
  let lastField: string | undefined
  const check = createCheck(store)
  const set = (work: Work) => {
    store.setState({ work, isKept: keeper.write(work.draft) })
    void check()
  }
  const change = (next: Draft, field?: string) => {
    const isSame = field !== undefined && field === lastField
    lastField = field
    set(changed(store.getState().work, next, isSame))
  }
  const step = (go: (work: Work) => Work) => () => {
    lastField = undefined
    set(go(store.getState().work))
  }
  void check()
  return {
    store,
    change,
    undo: step(undone),
    redo: step(redone),
    record(end) {
      const { work, plan } = store.getState()
      const { recording, watched } = page.session.store.getState()
      const now = work.draft.base === null ? { ...work.draft, service: watched } : work.draft
      const next = recordStep(
        now,
        plan.map((one) => one.end),
        recording,
        end,
      )
      if (next.ok) change(next.value)
      else page.session.say(next.problem)
    },
    bringBack() {
      const { work, plan } = store.getState()
      const lesson = lessonOf(work.draft)
      const end = plan.at(-1)?.end
      if (lesson !== null && end !== undefined)
        page.session.open(recordingAt(lesson, plan.slice(0, -1)), end, false, lesson.service ?? 0)
    },
  }
}

/** Holds the draft against the rules of lessons, and plays it in a thread of its own; only the latest draft counts. */
function createCheck(store: StoreApi<AuthorState>): () => Promise<void> {
  let turn = 0
  let played = ''
  return async () => {
    const mine = ++turn
    const { draft } = store.getState().work
    const lesson = lessonOf(draft)
    if (lesson === null) {
      played = ''
      return store.setState({ plan: [], problem: null, isChecking: false })
    }
    // Words change nothing of what comes out.
    const written = JSON.stringify([lesson.base, lesson.service, lesson.steps])
    if (written !== played) {
      played = ''
      store.setState({ isChecking: true, plan: [], problem: null })
      const scout = createScout()
      let plan: readonly PlannedStep[] = []
      // What is asked ends no step: with a question that has no answer yet the author can go on.
      const bare = { ...lesson, steps: lesson.steps.map(unasked) }
      while (plan.length < lesson.steps.length) {
        const next = await planStep(bare, plan, scout.reach).catch(() =>
          refuse('The lesson was left.'),
        )
        if (mine !== turn) return scout.destroy()
        if (!next.ok) {
          scout.destroy()
          return store.setState({ plan, problem: problemOf(next.problem), isChecking: false })
        }
        plan = [...plan, next.value]
      }
      scout.destroy()
      played = written
      store.setState({ plan, isChecking: false })
    }
    const checked = checkLesson(JSON.parse(JSON.stringify(lesson)))
    const { plan } = store.getState()
    const answers = lesson.steps.flatMap((step, at) =>
      [checkAnswer, checkScale].map((holds) => holds(step, at + 1, plan[at]?.values ?? {})),
    )
    const wrong = [checked, ...answers].find((one) => !one.ok)
    store.setState({ problem: wrong?.ok === false ? problemOf(wrong.problem) : null })
  }
}

function unasked({ focus, changes = [], until, measures = {} }: LessonStep): LessonStep {
  return { focus, changes, until, measures }
}

function problemOf(sentence: string): DraftProblem {
  const [, number] = /\bstep (\d)\b/iu.exec(sentence) ?? []
  return {
    sentence,
    step: number === undefined ? null : Number(number) - 1,
    isMissing: /\bis empty\b/u.test(sentence),
  }
}
