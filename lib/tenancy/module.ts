/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const tenancy = {
  name: 'tenancy',
  operations,
  journal: {
    groups: { tenant: 'Настройки', interpretation: 'Настройки' },
    fields: {
      settings: 'Настройки',
      accent: 'Цвет',
      emblem: 'Эмблема',
      timeZone: 'Часовой пояс',
      ruledBy: 'Кто решил',
      ruledAt: 'Когда решено',
      passwordMinLength: 'Длина пароля, не менее',
      sessionMinutes: 'Сеанс, минут',
      lockoutAttempts: 'Неверных паролей до паузы',
      lockoutMinutes: 'Пауза, минут',
      requireSecondFactor: 'Второй фактор обязателен',
      escalation: 'Напоминания о просрочке',
    },
  },
  tables: {
    Tenant: { word: 'Портал' },
    TenantCounter: { word: 'Счётчик номеров' },
    CommandAttempt: { word: 'Отправленная форма' },
    Interpretation: { word: 'Толкование' },
    RateLimit: { word: 'Счётчик попыток' },
  },
  menu: [
    {
      section: 'SETTINGS',
      order: 40,
      path: 'settings',
      label: 'Портал и вход',
      needs: operations['tenant.settings.read'],
    },
  ],
} satisfies Module<typeof operations>
