import { isAtRest } from '#app/store/session-state.ts'
import './image-tab.css'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { PictureSize } from '#app/exports/clip-plan.ts'
import type { Film } from '#app/exports/film.ts'
import type { PictureTheme } from '#app/exports/film-stage.ts'
import { outcomeOf } from '#app/exports/outcome.ts'
import { paintStill, pngOf, type Shot } from '#app/exports/still.ts'
import { exportsText } from '#text/en/exports.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { usePage, useRun, useText, useTheme } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { FlagField } from '../parts/FlagField.tsx'
import { ClipForm } from './ClipForm.tsx'
import { ExportProgress } from './ExportProgress.tsx'
import { PicturePreview } from './PicturePreview.tsx'
import { NamedChoice } from './NamedChoice.tsx'
import { pictureFileName } from './file-name.ts'
import { pageSize } from './film-of.ts'
import { createShots } from './shots.ts'
import { useExport } from './use-export.ts'

type Density = '1' | '2'
type SizeName = 'page' | 'slide' | 'embed' | 'square'

const sizes: Readonly<Record<Exclude<SizeName, 'page'>, PictureSize>> = {
  slide: { width: 1280, height: 720 },
  embed: { width: 960, height: 540 },
  square: { width: 720, height: 720 },
}

interface ImageTabProps {
  /** Where the picture is shown before it is saved; null while another tab is looked at. */
  readonly still: HTMLElement | null
}

/** The stage as a picture or a clip: one size, theme and choice of words for both. */
export function ImageTab({ still }: ImageTabProps) {
  const page = usePage()
  const text = useText(exportsText)
  const [take] = useState(() => createShots(page))
  const shownTheme = useTheme((theme) => theme.shown)
  const [ownSize] = useState(pageSize)
  const [sizeName, setSizeName] = useState<SizeName>('slide')
  const [theme, setTheme] = useState<PictureTheme>(shownTheme)
  const [hasWords, setHasWords] = useState(true)
  const [density, setDensity] = useState<Density>('1')
  const { auto: _, ...themes } = useText(preferencesText).themes
  const place = useRef<HTMLDivElement>(null)
  const work = useExport(place)
  const isBusy = work.progress !== null
  const size = sizeName === 'page' ? ownSize : sizes[sizeName]
  const look = { size, theme, words: hasWords }
  return (
    <div className="image-tab" ref={place}>
      <p>{text.intro}</p>
      <div className="form">
        <NamedChoice
          label={text.size}
          value={sizeName}
          options={{ ...text.sizes, page: text.asOnPage(ownSize.width, ownSize.height) }}
          onWish={setSizeName}
          disabled={isBusy}
        />
        <NamedChoice
          label={text.theme}
          value={theme}
          options={themes}
          onWish={setTheme}
          disabled={isBusy}
        />
        <FlagField
          label={text.words}
          value={hasWords}
          help={text.wordsHelp}
          onWish={setHasWords}
          disabled={isBusy}
        />
      </div>
      {still !== null &&
        createPortal(
          <PicturePreview look={{ ...look, ratio: Number(density) }} take={take} />,
          still,
        )}
      <PictureForm look={look} work={work} take={take} density={density} onDensity={setDensity} />
      <ClipForm look={look} work={work} />
      <ExportProgress work={work} />
    </div>
  )
}

export interface FormProps {
  readonly look: Omit<Film['look'], 'ratio'>
  readonly work: ReturnType<typeof useExport>
}

interface PictureFormProps extends FormProps {
  readonly density: Density
  readonly onDensity: (density: Density) => void
  readonly take: () => Shot | null
}

function PictureForm({ look, work, take, density, onDensity }: PictureFormProps) {
  const page = usePage()
  const text = useText(exportsText)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  const isBusy = work.progress !== null
  const rests = useRun(isAtRest)
  const save = () => {
    const whole = { ...look, ratio: Number(density) }
    void work.start({
      fileName: pictureFileName(page, { times: [time], look: whole }, 'png'),
      make: (signal, onProgress) =>
        outcomeOf(signal, async () => {
          onProgress({ step: 'drawing', share: 0, remaining: null })
          return pngOf(await paintStill(whole, page.language.words, take, signal), text.noPicture)
        }),
    })
  }
  return (
    <section className="form" aria-labelledby="export-picture">
      <h3 id="export-picture">{text.picture}</h3>
      <p className="note">{text.pictureAt(time, duration)}</p>
      <NamedChoice
        label={text.density}
        value={density}
        options={text.densities}
        onWish={onDensity}
        disabled={isBusy}
      />
      <Button look="primary" icon="download" onPress={save} disabled={isBusy || !rests}>
        {text.savePicture}
      </Button>
    </section>
  )
}
