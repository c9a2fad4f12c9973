/** The office's menu: sections of the whole portal, and the shape in which a module declares its entries. Pure. */
import type { Code } from './module'
import type { Operation } from './permissions'

/** In their order; the first has no heading. */
export const menuSections = {
  HOME: undefined,
  RATING: 'Рейтинг',
  PROJECTS: 'Проекты',
  PLAN: 'План и отчёты',
  PROCESSES: 'Процессы',
  CLIENTS: 'Клиенты',
  AGENCIES: 'Участники',
  SETTINGS: 'Настройка',
} as const
export type MenuSection = keyof typeof menuSections

/** `Kind`: kinds of «Что вас ждёт». */
export type MenuEntry<Kind extends Code = Code> = {
  section: MenuSection
  /** Place inside the section. */
  order: number
  /** Path below the office; empty – its first page. */
  path: string
  /** What the page is called, wherever it is called (lib/page-names.ts). */
  label: string
  /** Who may do this sees the entry. */
  needs: Operation
  /** Only where the programme has a rating. */
  rated?: true
  /** Only for those who look over the whole tenant. */
  staffOnly?: true
  /** What is counted beside it: these kinds, or everything to do. */
  counts?: readonly Kind[] | 'todo'
  /** Current only at its own address, not at those below it. */
  exact?: true
}
