/** What of clients waits for somebody. Pure. */
import type { Waits } from '@/lib/core/wait'
import { operations } from '../operations'

export const clientWaits = {
  ASK_CLIENTS: {
    side: 'agency',
    operation: operations['touchpoint.edit'],
    todo: true,
    order: 375,
    words: {
      title: 'Спросить клиентов',
      forms: ['опрос провести', 'опроса провести', 'опросов провести'],
      action: 'Начать опрос',
      list: { href: 'orders', label: 'Сроки опросов' },
    },
    line: ({ title, ref }) => ({ what: title, href: `surveys/new?${ref}` }),
  },
  ASK_GROUP: {
    side: 'staff',
    operation: operations['segment.join'],
    todo: true,
    order: 173,
    words: {
      title: 'Спросить клиентов по группе процессов',
      forms: ['группу процессов спросить', 'группы процессов спросить', 'групп процессов спросить'],
      action: 'Начать опрос',
      list: { href: 'orders', label: 'Сроки опросов' },
    },
    line: ({ title, ref }) => ({ what: title, href: `surveys/new?${ref}` }),
  },
} satisfies Waits
