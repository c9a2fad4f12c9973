/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { toolProblems } from './template'
import { toolsFacts } from './facts'
import { toolCells } from './cockpit'
import { levelLabels } from './labels'
import { operations } from './operations'
import { toolsQuarter } from './quarter'

export const tools = {
  name: 'tools',
  operations,
  journal: {
    groups: { tool: 'Инструменты' },
    fields: {
      tool: 'Инструмент',
      unit: 'Подразделение',
      hint: 'Что считается применением',
      retired: 'Исключён из перечня',
      tools: 'Инструментов',
      visitedOn: 'Посещение',
      differences: 'Расхождений',
      withdrawn: 'Отозван',
    },
    values: {
      ...levelLabels,
    },
  },
  tables: {
    Tool: { word: 'Инструмент' },
    ToolAdoption: { word: 'Применение инструмента' },
    ToolAdoptionEvent: { word: 'Событие применения инструмента', personal: { note: 'TEXT', byName: 'DOER' } },
    ToolVisit: {
      word: 'Лист посещения',
      personal: {
        visitors: 'NAMED',
        hosts: 'NAMED',
        conclusion: 'TEXT',
        byName: 'DOER',
        withdrawnBy: 'DOER',
        withdrawnReason: 'TEXT',
      },
    },
    ToolFinding: { word: 'Замечено при посещении', personal: { remark: 'TEXT' } },
  },
  agencyEnd: { stays: 'Применение инструментов остаётся таким, каким было в последний день.' },
  files: { toolProofs: 'Подтверждение применения', toolVisits: 'Лист посещения' },
  template: { problems: toolProblems },
  actLists: [{ order: 50, path: 'tools', title: 'Инструменты' }],
  facts: toolsFacts,
  quarter: { tools: toolsQuarter },
  cockpit: toolCells,
  menu: [{ section: 'PLAN', order: 40, path: 'tools', label: 'Инструменты', needs: operations['tool.read'] }],
} satisfies Module<typeof operations>
