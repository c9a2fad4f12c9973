/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const files = {
  name: 'files',
  operations,
  journal: {
    groups: { file: 'Файлы и подтверждения' },
    fields: { mime: 'Тип', size: 'Размер, байт', sha256: 'Контрольная сумма SHA-256' },
  },
  tables: { StoredFile: { word: 'Файл', personal: { name: 'TEXT', uploadedBy: 'DOER' } } },
  agencyEnd: { stays: 'Файл остаётся там, где приложен.' },
} satisfies Module<typeof operations>
