import type { Told } from '#app/lecture/message.ts'
import { lectureText } from '#text/en/lecture.ts'
import { present } from '../lessons/open-desk.ts'
import { usePage, useText } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import type { Hall } from './hall.ts'

/** The ways on for who has a pointer and no clicker, small beside the title. */
export function LectureBar({ hall, told }: { readonly hall: Hall; readonly told: Told }) {
  const page = usePage()
  const text = useText(lectureText)
  const { lecture } = hall
  const leave = () => {
    hall.close()
    present(page, false)
  }
  return (
    <div className="lecture-bar">
      <span className="micro">
        {told.step < told.count ? text.stepOf(told.step + 1, told.count) : told.lesson}
      </span>
      <Button look="ghost" disabled={told.step === 0} onPress={() => lecture.back()}>
        {text.back}
      </Button>
      <Button look="ghost" disabled={told.phase === 'closing'} onPress={() => lecture.next()}>
        {text.next}
      </Button>
      <Button look="ghost" onPress={() => lecture.blank()}>
        {text.blank}
      </Button>
      <IconButton icon="open" label={text.presenter} onPress={() => hall.openPresenter()} />
      <IconButton icon="close" label={text.leave} onPress={leave} />
    </div>
  )
}
