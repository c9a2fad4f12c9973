'use client'
import { createContext, useContext } from 'react'
import { cellText } from '@/lib/processes/steps/cells'
import type { TableRow } from '@/lib/processes/steps/changes'

/** What a time of a step stands on: said while its cell holds the text that was taken. */
type Proof = { field: 'wait' | 'work'; cell: string; words: string }
export type Proofs = Readonly<Record<string, readonly Proof[]>>

export const ProofContext = createContext<Proofs>({})

/** Of a row, in words; '' – its times were typed. */
export function useProof({ id, data }: TableRow): string {
  const proofs = useContext(ProofContext)[id] ?? []
  return proofs
    .filter(({ field, cell }) => cellText(field, data[field]) === cell)
    .map(({ words }) => words)
    .join('; ')
}
