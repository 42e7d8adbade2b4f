import '#app/ui/styles.ts'
import { createRoot } from 'react-dom/client'
import { asksForPlayer, beginLanguage, composePage } from '#app/ui/compose.ts'
import { Player } from '#app/ui/Player.tsx'
import { Playground } from '#app/ui/Playground.tsx'
import { createClient } from '#worker/client.ts'

const root = document.getElementById('root')
// A browser that is too old has been told so, and has no root any more.
const room = /^#present=([\w-]{22})$/.exec(location.hash)?.[1]
if (root !== null && room !== undefined) {
  void import('#app/ui/presenter/open-presenter.tsx').then((file) => file.openPresenter(root, room))
} else if (root !== null) {
  const isPlayer = asksForPlayer(location.hash)
  const page = composePage(createClient(), isPlayer)
  // A page that began in English and changed a moment later would be read twice; English waits for nothing.
  void beginLanguage(page).then(() => {
    createRoot(root).render(isPlayer ? <Player page={page} /> : <Playground page={page} />)
  })
}
