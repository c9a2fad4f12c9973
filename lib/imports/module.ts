/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const imports = {
  name: 'imports',
  operations,
  journal: {
    groups: { import: 'Загрузки из таблиц' },
    fields: {
      list: 'Список',
      fileName: 'Файл',
      made: 'Новых',
      changed: 'Изменено',
      same: 'Таких же',
      left: 'Ждут решения',
      records: 'Записи',
      options: 'Дополнительно',
      undone: 'Отменено',
      stayed: 'Осталось',
      sheet: 'Лист',
      header: 'Шапка',
      columns: 'Столбцы',
      constants: 'Для всех строк',
      row: 'Строка',
      field: 'Поле',
      deed: 'Решение',
    },
  },
  tables: {
    TableImport: {
      word: 'Загрузка таблицы',
      personal: { byName: 'DOER', undoneBy: 'DOER', decisions: 'TEXT' },
      impersonal: ['fileName'],
    },
    TableImportFile: {
      word: 'Файл загрузки',
      notExported: 'Файл как его прислали: в нём бывает больше, чем портал взял.',
      personal: { bytes: 'TEXT' },
    },
    TableImportRow: { word: 'Строка загрузки', personal: { label: 'NAMED', before: 'NAMED' } },
    TableTitle: { word: 'Запомненный столбец', personal: { byName: 'DOER' } },
  },
  agencyEnd: { stays: 'Загрузка – событие прошлого: она принадлежит тому, кто её сделал.' },
} satisfies Module<typeof operations>
