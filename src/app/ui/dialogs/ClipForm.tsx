import { useState } from 'react'
import { type ClipFormat, type ClipWish, planClip } from '#app/exports/clip-plan.ts'
import { type Film, type Sink, shoot } from '#app/exports/film.ts'
import { gifBytes, gifWidth, smallSize } from '#app/exports/gif-size.ts'
import type { Outcome } from '#app/exports/outcome.ts'
import { exportsText } from '#text/en/exports.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { FlagField } from '../parts/FlagField.tsx'
import { filmSpeed, shownEnd, type Span, SpanFields, speedChoices, useSpan } from './ClipSpan.tsx'
import { pictureFileName } from './file-name.ts'
import { filmOf } from './film-of.ts'
import { NamedChoice } from './NamedChoice.tsx'
import type { FormProps } from './ImageTab.tsx'

// A GIF keeps hundredths of a second, so its rates divide a hundred.
const rateChoices = { video: [30, 60], gif: [10, 12.5, 20, 25] } as const
const gifFps = 12.5

interface Wish extends Omit<ClipWish, 'size' | 'speed' | keyof Span> {
  /** Null until one is chosen: as the run was watched. */
  readonly speed: number | null
  readonly isSmall: boolean
}

/** A span of simulated time as a video or a GIF. */
export function ClipForm({ look, work }: FormProps) {
  const page = usePage()
  const text = useText(exportsText)
  const [wish, setWish] = useState<Wish>(firstWish)
  const duration = useRun(shownEnd)
  const watched = useRun((state) => state.speed)
  const speed = wish.speed ?? filmSpeed(watched)
  const [span, setSpan] = useSpan(speed)
  const isGif = wish.format === 'gif'
  const canShrink = isGif && look.size.width > gifWidth
  const size = isGif && wish.isSmall ? smallSize(look.size) : look.size
  const plan = planClip({ ...wish, ...span, speed, size }, duration, text)
  const isBusy = work.progress !== null
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }))
  const save = () => {
    if (!plan.ok) return
    const film = filmOf(page, plan.value, { ...look, size, ratio: 1 })
    void work.start({
      fileName: pictureFileName(
        page,
        { times: [span.start, span.end], look: film.look },
        wish.format,
      ),
      make: (signal, onProgress) =>
        shootClip(film, wish.format, text.noVideo, { signal, onProgress }),
    })
  }
  return (
    <section className="form" aria-labelledby="export-clip">
      <h3 id="export-clip">{text.clip}</h3>
      <SpanFields span={span} duration={duration} onWish={setSpan} disabled={isBusy} />
      <ClipFields wish={wish} speed={speed} change={change} disabled={isBusy} />
      {canShrink && (
        <FlagField
          label={text.smallGif(gifWidth)}
          value={wish.isSmall}
          help={text.smallGifHelp}
          onWish={(isSmall) => change({ isSmall })}
          disabled={isBusy}
        />
      )}
      <p className={plan.ok ? 'note' : 'problem'} role="status">
        {plan.ok ? text.clipIs(plan.value.frames / wish.fps, plan.value.frames) : plan.problem}
        {plan.ok && isGif && ` ${text.aboutSize(gifBytes(size, plan.value.frames))}`}
      </p>
      <Button look="primary" icon="download" onPress={save} disabled={isBusy || !plan.ok}>
        {text.saveClip}
      </Button>
    </section>
  )
}

interface ClipFieldsProps {
  readonly wish: Wish
  readonly speed: number
  readonly change: (part: Partial<Wish>) => void
  readonly disabled: boolean
}

function ClipFields({ wish, speed, change, disabled }: ClipFieldsProps) {
  const text = useText(exportsText)
  const { numbers } = useWords()
  const takeFormat = (format: ClipFormat) =>
    change({ format, fps: format === 'gif' ? gifFps : wish.format === 'gif' ? 30 : wish.fps })
  const rates: readonly number[] = wish.format === 'gif' ? rateChoices.gif : rateChoices.video
  const named = (values: readonly number[], name: (value: number) => string) =>
    new Map(values.map((value) => [String(value), name(value)]))
  return (
    <>
      <NamedChoice
        label={text.format}
        value={wish.format}
        options={formatsHere(text.formats)}
        onWish={takeFormat}
        disabled={disabled}
      />
      <ChoiceField
        label={text.speed}
        value={String(speed)}
        options={named(speedChoices, numbers.speed)}
        onWish={(chosen) => change({ speed: Number(chosen) })}
        disabled={disabled}
      />
      <ChoiceField
        label={text.fps}
        value={String(wish.fps)}
        options={named(rates, numbers.plain)}
        onWish={(fps) => change({ fps: Number(fps) })}
        disabled={disabled}
      />
    </>
  )
}

function firstWish(): Wish {
  return {
    format: canEncode() ? 'mp4' : 'gif',
    speed: null,
    fps: canEncode() ? 30 : gifFps,
    isSmall: true,
  }
}

function canEncode(): boolean {
  return 'VideoEncoder' in window
}

function formatsHere(
  formats: Readonly<Record<ClipFormat, string>>,
): Readonly<Partial<Record<ClipFormat, string>>> {
  return canEncode() ? formats : { gif: formats.gif }
}

interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: Parameters<typeof shoot>[2]['onProgress']
}

/** The encoders are fetched with the first clip; a browser that has none for this size says so. */
async function shootClip(
  film: Film,
  format: ClipFormat,
  noVideo: string,
  watch: Watch,
): Promise<Outcome> {
  const { plan, look } = film
  const openSink = async (): Promise<Sink> => {
    if (format === 'gif') {
      const { createGifSink } = await import('#app/exports/gif-sink.ts')
      return createGifSink(look.size, plan.fps)
    }
    const { codecFor, createVideoSink } = await import('#app/exports/video-sink.ts')
    const codec = await codecFor(format, look.size)
    if (codec === null) throw new Error(noVideo)
    return createVideoSink(format, codec, plan.fps)
  }
  return shoot(film, openSink, watch)
}
