/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const tenancy = {
  name: 'tenancy',
  operations,
  journal: {
    groups: { office: 'Кабинет', tenant: 'Настройки', interpretation: 'Настройки' },
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
  agencyEnd: { stays: 'Настройки портала органу не принадлежат.' },
  retention: 'Счётчики попыток – пока считают; отправленные формы – сутки.',
} satisfies Module<typeof operations>
