/**
 * Deadlines of road maps: what a body owes of an approved one; an agency's own one that waits for its approval. Pure.
 */
import type { Dues } from '@/lib/core/deadline'
import { operations } from './operations'

/** Items of an act may be a paragraph long. */
const clipped = (text: string): string => (text.length > 140 ? `${text.slice(0, 137).trimEnd()}…` : text)

export const due = {
  ROADMAP: {
    read: operations['roadmap.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    unowned: true,
    order: 120,
    words: { one: 'Пункт дорожной карты', many: 'Пункты дорожных карт' },
    title: ({ sub, text }) =>
      sub ? `Дорожная карта, пункт ${sub}: ${clipped(text)}` : `Утвердить дорожную карту «${text}»`,
    href: ({ id, parent }) => `roadmaps/${parent ?? id}`,
  },
} satisfies Dues
