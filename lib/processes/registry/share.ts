/** The reengineered part of a registry (Kuzbass 1.1): what it means is a ruling, said at the figure. Pure. */
import { formatFraction, fraction } from '@/lib/core/fraction'

export type ShareLine = {
  done: number
  registered: number
  /** «16,7»; null – there is no approved registry, nothing to divide by. */
  percent: string | null
}

export const shareLine = (done: number, registered: number): ShareLine => ({
  done,
  registered,
  percent: registered === 0 ? null : formatFraction(fraction(100 * done, registered), 1),
})

export const SHARE_RULING =
  'Доля процессов утверждённого реестра, в которых в этом году введён новый порядок. Процесс считается со дня акта, ' +
  'которым впервые утверждён реестр с ним, пока он в реестре; реинжиниринг – в день, отмеченный на странице процесса.'
