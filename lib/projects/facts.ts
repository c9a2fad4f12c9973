/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ recordId }: { recordId: string; agencyId: string }): string => `/projects/${recordId}`

export const projectsFacts = {
  PROJECTS_OPENED: {
    name: 'открытые проекты',
    rule: 'Проект считается в день первого утверждения паспорта; прекращённый не считается.',
    path,
  },
  PROJECTS_FINISHED: { name: 'реализованные проекты', rule: 'Проект считается в день закрытия.', path },
  PROJECTS_REPLICATED: {
    name: 'реализованные проекты, которые тиражируют практику',
    rule: 'Закрытый проект, который повторяет опубликованную практику, считается в день закрытия.',
    path,
  },
} satisfies FactSources
