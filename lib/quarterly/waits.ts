/** What of quarterly reports waits for somebody. `number` is the quarter: 20263 – the third of 2026. Pure. */
import { formatQuarter, quarterKey, type Quarter, type QuarterNumber } from '@/lib/core/quarters'
import type { WaitFacts, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const quarter = ({ number }: WaitFacts): Quarter => ({
  year: Math.floor(number / 10),
  quarter: (number % 10) as QuarterNumber,
})

export const waits = {
  ACCEPT_QUARTERLY: {
    side: 'staff',
    operation: operations['quarterly.decide'],
    todo: true,
    order: 100,
    words: {
      title: 'Принять квартальные отчёты',
      forms: ['квартальный отчёт принять', 'квартальных отчёта принять', 'квартальных отчётов принять'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: `за ${formatQuarter(quarter(facts))}`, href: `quarterly/${facts.ref}` }),
  },
  FILL_QUARTERLY: {
    side: 'agency',
    operation: operations['quarterly.edit'],
    todo: true,
    order: 250,
    words: {
      title: 'Заполнить квартальный отчёт',
      forms: ['квартальный отчёт заполнить', 'квартальных отчёта заполнить', 'квартальных отчётов заполнить'],
      action: 'Заполнить',
    },
    line: (facts) => ({
      what: `за ${formatQuarter(quarter(facts))}${facts.ref === '' ? '' : ', черновик'}`,
      href: facts.ref === '' ? `quarterly?quarter=${quarterKey(quarter(facts))}` : `quarterly/${facts.ref}`,
    }),
  },
  MEND_QUARTERLY: {
    side: 'agency',
    operation: operations['quarterly.edit'],
    todo: true,
    order: 260,
    words: {
      title: 'Исправить возвращённые квартальные отчёты',
      forms: ['квартальный отчёт исправить', 'квартальных отчёта исправить', 'квартальных отчётов исправить'],
      action: 'К замечаниям',
    },
    line: (facts) => ({ what: `за ${formatQuarter(quarter(facts))}`, href: `quarterly/${facts.ref}` }),
  },
} satisfies Waits
