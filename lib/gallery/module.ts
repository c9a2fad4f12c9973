/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const gallery = {
  name: 'gallery',
  operations,
  journal: {
    groups: { project: 'Проекты' },
    fields: {
      publicText: 'Текст в галерее',
      summary: 'Главное',
      leaderPosition: 'Должность руководителя',
      publishedAt: 'Опубликован',
    },
  },
  tables: {},
  agencyEnd: { stays: 'Своих записей нет: показывает проекты.' },
} satisfies Module<typeof operations>
