/** Deadlines of quarterly reports. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { formatQuarter, readQuarter } from '@/lib/core/quarters'
import { operations } from './operations'

export const due = {
  QUARTERLY: {
    read: operations['quarterly.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    order: 130,
    words: { one: 'Квартальный отчёт', many: 'Квартальные отчёты' },
    title: ({ sub }) => {
      const quarter = readQuarter(sub)
      return quarter ? `Отчёт за ${formatQuarter(quarter)}` : 'Квартальный отчёт'
    },
    href: ({ sub, parent }) => (parent === null ? `quarterly?quarter=${sub}` : `quarterly/${parent}`),
    escalation: { toldElsewhere: ['CURATOR'], hint: 'Куратору портал напоминает и без этого правила' },
  },
} satisfies Dues
