import { organismOf } from '#core/organisms/models.ts'
import { serveThread } from './host-thread.ts'

// The whole engine in one script, as later pages keep it for links of its version (scripts/release-engine.mjs).
serveThread(organismOf)
