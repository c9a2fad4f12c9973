/** Deadlines of asking clients. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { operations } from '../operations'

export const clientDue = {
  CLIENTS_ASKING: {
    read: operations['order.read'],
    duty: ['CURATOR', 'TEAM_MEMBER'],
    unowned: true,
    order: 275,
    words: { one: 'Спросить клиентов', many: 'Спросить клиентов' },
    title: ({ text }) => text,
    href: () => 'orders',
  },
} satisfies Dues
