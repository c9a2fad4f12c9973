/** Words of the calendar; titles and addresses of each kind stand in its module. Pure. */
import type { DeadlineFacts } from '@/lib/core/deadline'
import { dues, type Deadline, type DeadlineKind } from './rules'

/** `one` – in a filter, `many` – a group of one day («Самооценки: 45»). */
export const deadlineWords = (kind: DeadlineKind): { one: string; many: string } => dues[kind].words

/** The key keeps to the thing: a moved day does not make another one of it. */
export const deadlineKey = (kind: DeadlineKind, { id, sub }: Pick<DeadlineFacts, 'id' | 'sub'>): string =>
  [kind, id, sub].filter(Boolean).join(':')

export const deadlineStateLabels: Record<Deadline['state'], { text: string; mark: 'ok' | 'warn' | 'bad' }> = {
  AHEAD: { text: 'впереди', mark: 'ok' },
  DUE_SOON: { text: 'скоро срок', mark: 'warn' },
  OVERDUE: { text: 'просрочено', mark: 'bad' },
}
