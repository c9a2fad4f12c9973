/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { toolProblems } from './template'
import { toolsFacts } from './facts'
import { operations } from './operations'

export const tools = {
  name: 'tools',
  operations,
  journal: {
    groups: { tool: 'Инструменты' },
    fields: { tool: 'Инструмент' },
  },
  tables: {
    Tool: { word: 'Инструмент' },
    ToolAdoption: { word: 'Применение инструмента' },
    ToolAdoptionEvent: { word: 'Событие применения инструмента' },
    ToolVisit: { word: 'Лист посещения' },
    ToolFinding: { word: 'Замечено при посещении' },
  },
  agencyEnd: { stays: 'Применение инструментов остаётся таким, каким было в последний день.' },
  files: { toolProofs: 'Подтверждение применения', toolVisits: 'Лист посещения' },
  template: { problems: toolProblems },
  facts: toolsFacts,
} satisfies Module<typeof operations>
