'use client'
import { createContext, useContext } from 'react'
import type { QuestionHint } from '@/lib/feedback/results/hints'
import type { SurveyFault } from '@/lib/feedback/survey/faults'
import type { SurveyNames } from '@/lib/feedback/survey/condition-words'
import type { Builder } from './use-builder'

/** What is open in the builder: a question, or a page. */
export type Opened = { of: 'question' | 'page'; id: string } | null

export type Building = {
  builder: Builder
  editable: boolean
  names: SurveyNames
  faults: readonly SurveyFault[]
  opened: Opened
  open: (opened: Opened) => void
  hints: readonly QuestionHint[]
  /** Said once, with «Вернуть». */
  tell: (text: string) => void
}

export const BuilderContext = createContext<Building | null>(null)

export function useBuilding(): Building {
  const building = useContext(BuilderContext)
  if (building === null) throw new Error('Outside of the builder')
  return building
}
