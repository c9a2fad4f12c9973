/** Words of the kinds of notices, for the bell's page: what the modules declare, summed up. Pure. */
import { fold } from '@/lib/core/module'
import { modules } from '@/lib/modules'

const words: Readonly<Record<string, string>> = fold(modules, 'notices')

/** A kind that this version no longer knows still has its title. */
export const noticeWord = (kind: string): string => words[kind] ?? 'Уведомление'
