/** Words of «Что вас ждёт». Pure. */
import { plural } from '@/lib/core/format'
import type { WaitWords } from '@/lib/core/wait'
import { waits, type QueueKind } from './kinds'

export const queueLabels = (kind: QueueKind): WaitWords => waits[kind].words

/** What stands beside the number of things: «паспорта согласовать». */
export const queueWords = (kind: QueueKind, n: number): string => plural(n, ...waits[kind].words.forms)
