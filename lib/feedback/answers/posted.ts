/** What an answer form sent, read once. Pure. */
import { questionOf, type Fields } from './fields'

export type Posted = {
  move: 'next' | 'back' | 'stay' | 'big' | 'contrast' | 'told'
  page: string
  seen: string[]
  fields: Fields
  agreed: boolean
  agency: string
  forOther: boolean
  word: string
  key: string
  view: View
  /** The field that people do not see is filled in. */
  trapped: boolean
  mail: string
  consent: boolean
}
export type View = { big: boolean; contrast: boolean }

const moves = ['next', 'back', 'stay', 'big', 'contrast', 'told'] as const

export function readPosted(body: ReadonlyMap<string, string[]>): Posted {
  const one = (name: string): string => body.get(name)?.[0] ?? ''
  const key = one('key')
  return {
    move: moves.find((move) => move === one('do')) ?? 'next',
    page: one('page'),
    seen: body.get('seen') ?? [],
    fields: Object.fromEntries([...body].filter(([name]) => questionOf(name) !== undefined)),
    agreed: one('agreed') === '1',
    agency: one('agency'),
    forOther: one('forOther') === '1',
    word: one('form'),
    key: /^[A-Za-z0-9_-]{16,64}$/.test(key) ? key : '',
    view: { big: one('big') === '1', contrast: one('contrast') === '1' },
    trapped: one('website') !== '',
    mail: one('mail').trim(),
    consent: one('consent') === '1',
  }
}

export const viewFields = ({ big, contrast }: View): Record<string, string> => ({
  ...(big ? { big: '1' } : {}),
  ...(contrast ? { contrast: '1' } : {}),
})
