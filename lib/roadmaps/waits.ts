/** What of road maps waits for somebody; its SQL: wait-sources.ts. Pure. */
import type { WaitFacts, WaitLine, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const page = ({ ref }: WaitFacts): string => `roadmaps/${ref}`
const part = (facts: WaitFacts): WaitLine => ({
  what: facts.n > 0 ? `${facts.title} · возвращено с замечанием` : facts.title,
  href: page(facts),
})

export const waits = {
  ACCEPT_PROOF: {
    side: 'staff',
    operation: operations['roadmap.accept'],
    todo: true,
    order: 120,
    words: {
      title: 'Принять подтверждения по дорожным картам',
      forms: [
        'подтверждение по дорожной карте',
        'подтверждения по дорожным картам',
        'подтверждений по дорожным картам',
      ],
      action: 'Проверить',
      list: { href: 'roadmaps/waiting', label: 'Принять списком' },
    },
    line: (facts) => ({ what: facts.title, href: page(facts) }),
  },
  DELIVER_FOR_BODY: {
    side: 'staff',
    operation: operations['roadmap.deliver'],
    todo: true,
    order: 130,
    words: {
      title: 'Отчитаться за исполнителей, которых нет на портале',
      forms: [
        'пункт за исполнителя не с портала',
        'пункта за исполнителей не с портала',
        'пунктов за исполнителей не с портала',
      ],
      action: 'Подтвердить',
    },
    line: part,
  },
  CONSENT_CHANGE: {
    side: 'staff',
    operation: operations['roadmap.consent'],
    todo: true,
    order: 140,
    words: {
      title: 'Согласовать изменения дорожных карт',
      forms: ['изменение дорожной карты', 'изменения дорожных карт', 'изменений дорожных карт'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: `«${facts.title}»`, href: page(facts), whose: 'Дорожная карта программы' }),
  },
  DELIVER_PART: {
    side: 'agency',
    operation: operations['roadmap.prove'],
    todo: true,
    order: 270,
    words: {
      title: 'Выполнить пункты дорожных карт',
      forms: ['пункт дорожной карты', 'пункта дорожных карт', 'пунктов дорожных карт'],
      action: 'Подтвердить',
    },
    line: part,
  },
  APPROVE_ROADMAP: {
    side: 'agency',
    operation: operations['roadmap.approve'],
    todo: true,
    order: 280,
    words: {
      title: 'Утвердить дорожную карту',
      forms: ['дорожную карту утвердить', 'дорожные карты утвердить', 'дорожных карт утвердить'],
      action: 'Открыть',
    },
    line: (facts) => ({ what: `«${facts.title}»`, href: page(facts) }),
  },
} satisfies Waits
