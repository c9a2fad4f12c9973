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
      methodologyVersion: 'Версия методики',
      contact: 'Контакт',
      publicFiling: 'Подача без входа',
      requireEmail: 'Почта обязательна',
      answerDays: 'Рабочих дней на ответ',
      kinds: 'Виды сроков',
      curatorDays: 'Куратору через рабочих дней',
      authorityDays: 'Уполномоченному органу через рабочих дней',
      observerDays: 'Наблюдателям через рабочих дней',
    },
  },
  tables: {
    Tenant: { word: 'Портал', impersonal: ['name'] },
    TenantCounter: {
      word: 'Счётчик номеров',
      notExported: 'Счётчик: на новом месте считается дальше по самим записям.',
    },
    CommandAttempt: {
      word: 'Отправленная форма',
      notExported: 'Ключи отправленных форм живут сутки.',
      personal: { doer: 'DOER', result: 'NAMED' },
    },
    Interpretation: { word: 'Толкование', personal: { ruledBy: 'DOER' } },
    RateLimit: { word: 'Счётчик попыток', notExported: 'Счётчик попыток.', personal: { key: 'PERSON' } },
  },
  agencyEnd: { stays: 'Настройки портала органу не принадлежат.' },
  readings: {
    RATING: {
      order: 10,
      title: 'Рейтинг',
      lead: 'Рейтинги, которые уже открыты или опубликованы, считаются по толкованиям своего времени.',
      changes: 'interpretation.rule',
    },
    // Processes and clients keep theirs in sections of the settings.
    PROCESSES: { order: 50, title: 'Процессы', changes: 'tenant.settings.update' },
    CLIENTS: { order: 60, title: 'Клиенты и обратная связь', changes: 'tenant.settings.update' },
  },
  retention: 'Счётчики попыток – пока считают; отправленные формы – сутки.',
  settings: {
    appearance: { order: 10, title: 'Внешний вид' },
    emblem: { order: 20, title: 'Герб' },
    openData: { order: 30, title: 'Открытые данные' },
    signIn: { order: 80, title: 'Вход и пароли' },
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
