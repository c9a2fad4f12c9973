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
  openData: { practices: { place: 50, columns: 'Что в таблице практик' } },
} satisfies Module<typeof operations>
