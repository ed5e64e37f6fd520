// Has version control tell when contents changed, when nobody is waiting for anything.

import { ChangedDays } from '../session/changedDays.ts'
import type { ClockPort, HistoryPort } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import { gathered } from './gathered.ts'
import type { Guard } from './guard.ts'

/** How long changes are gathered before anything is compared, in milliseconds. */
const gathering = 1_000

/**
 * Compares again a while after any change. Returns what is to be called when files or commits may have changed, whereupon version
 * control itself is asked again. Costs next to nothing where no root wants `stale-date`.
 */
export function listenToDays(session: Session, history: HistoryPort, clock: ClockPort, guard: Guard): () => void {
  const days = new ChangedDays(session, history, clock)
  let isAnew = true
  const soon = gathered(clock, gathering, () =>
    guard.run('stale-date', undefined, async () => {
      await session.settled()
      if (!session.isComplete) return
      const wasAnew = isAnew
      isAnew = false
      await (wasAnew ? days.find() : days.update())
      await days.save()
    }),
  )
  session.listen({ changed: soon })
  return () => {
    isAnew = true
    soon()
  }
}
