/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
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
  menu: [{ section: 'PLAN', order: 40, path: 'tools', label: 'Инструменты', needs: operations['tool.read'] }],
} satisfies Module<typeof operations>
