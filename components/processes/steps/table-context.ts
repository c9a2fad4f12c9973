'use client'
import { createContext, useContext } from 'react'
import type { TableRow } from '@/lib/processes/steps/changes'

/** The whole table, for the few that need it: another one with every change. */
export type Table = { rows: readonly TableRow[]; start: string | null }

export const TableContext = createContext<Table>({ rows: [], start: null })
export const useTable = (): Table => useContext(TableContext)
